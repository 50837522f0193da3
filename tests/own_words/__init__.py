"""Texts in a person's own words: how they are read, each step for itself, and all together."""
