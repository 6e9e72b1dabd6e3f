"""Question in, cited answer out: the public API."""
