"""One module a source or format; each turns input into articles."""
