"""The commands of `python -m evals`, by what they are for."""
