"""The answer, worked out: pure functions of a case and the knowledge."""
