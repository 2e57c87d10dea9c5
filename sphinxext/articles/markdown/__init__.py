"""MyST's parser and renderer, as they read the articles of a collection."""
