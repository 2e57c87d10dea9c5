"""What is published, as one value: articles, series, terms."""
