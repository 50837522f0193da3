"""Which question comes next, and two ways to ask it."""
