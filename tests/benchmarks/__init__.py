"""Benchmarks: the same articles built by this extension, by plain Sphinx, and by its peers."""
