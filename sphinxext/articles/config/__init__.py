"""Configuration: the options validated, and collections, settings and lists made of them."""
