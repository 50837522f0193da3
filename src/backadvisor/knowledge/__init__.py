"""The knowledge: found, read, checked and built."""
