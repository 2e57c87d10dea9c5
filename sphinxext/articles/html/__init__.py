"""HTML's own: page context, sidebars, the search index."""
