"""Other extensions beside us, all of them at once."""
