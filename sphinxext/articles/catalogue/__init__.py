"""What is published, as one value, and what each page shows of it."""
