"""An answer as a page, and a page in each format: all pure."""
