"""What `check` asks of knowledge that was read: each check is a function with its examples."""
