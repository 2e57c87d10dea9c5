"""Inputs that nobody would write, by the hundred thousand: at worst a problem comes of them."""
