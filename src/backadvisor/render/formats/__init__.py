"""How a page is drawn: one file for each format."""
