"""Pure scoring functions, each with its formula and source."""
