"""One article, from its text to a value."""
