"""The targets, one file a subject. Each module has ``TARGETS``, by name."""
