"""Books, checked by EPUBCheck."""
