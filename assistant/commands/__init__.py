"""One module a group of commands of `dateline`; each imports what it needs when it runs."""
