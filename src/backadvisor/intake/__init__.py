"""What a person told us, in whatever words, as a `Case`."""
