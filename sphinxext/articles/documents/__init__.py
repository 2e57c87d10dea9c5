"""Which documents exist, and the sources that no author has written."""
