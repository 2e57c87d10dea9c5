"""What a page shows of the catalogue, as plain values; and which pages there are by themselves."""
