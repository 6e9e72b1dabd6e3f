"""Scores as pure functions: strings, spans and outcomes in, numbers out."""
