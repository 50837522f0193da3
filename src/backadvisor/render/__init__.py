"""The parts of a page, and a renderer for each format that draws it: all pure."""
