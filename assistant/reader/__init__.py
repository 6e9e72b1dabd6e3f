"""The embedded extractive reader."""
