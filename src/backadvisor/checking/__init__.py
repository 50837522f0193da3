"""What makes the knowledge worth trusting: every mistake found, and what it says of itself."""
