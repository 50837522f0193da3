"""The command line: reading its words, running what they ask for, and helping with them."""
