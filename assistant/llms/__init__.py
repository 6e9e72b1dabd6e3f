"""One file a language-model backend."""
