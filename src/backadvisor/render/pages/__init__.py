"""What a page says: one file for each kind of page, or part of one."""
