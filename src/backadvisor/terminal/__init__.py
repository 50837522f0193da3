"""What a terminal can show, and text made fit for it."""
