"""News articles in, ranked passages out."""
