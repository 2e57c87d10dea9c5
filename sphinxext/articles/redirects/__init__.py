"""Addresses that keep working: which old ones lead where, and which of an old site's are gone."""
