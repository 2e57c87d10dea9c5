"""The version, where every floor can read it."""

__version__ = "0.1.0"
STORED = 12
"""To be raised when the shape of anything changes that one build keeps for the next."""
