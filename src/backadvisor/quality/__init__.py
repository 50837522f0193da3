"""What is wrong in the knowledge, and what makes it worth trusting."""
