"""What the site tells programs of others: sitemap, feeds, metadata; as values and as bytes."""
