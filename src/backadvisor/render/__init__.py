"""Renderers: one file for each format, all pure, all reading the same `Advice`."""
