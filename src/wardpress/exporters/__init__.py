"""The built-in formats; each sees only what a third party sees."""
