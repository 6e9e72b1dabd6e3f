"""Golden questions in, a release verdict out."""
