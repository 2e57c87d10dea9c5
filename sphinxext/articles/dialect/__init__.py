"""Astro's Markdown: plugins of markdown-it, and the switches for them."""
