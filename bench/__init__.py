"""Measurements of the index beside a stock pipeline; run by `make bench`."""
