"""What only a browser can tell: six themes, light and dark, on a desk and on a phone."""
