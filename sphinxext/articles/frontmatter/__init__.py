"""Front matter: the keys that articles have, and how they are read from a file's text."""

from __future__ import annotations

from .keys import FrontMatter
from .value_types import Date, Image, Membership, Order, Text

__all__ = ["Date", "FrontMatter", "Image", "Membership", "Order", "Text"]
