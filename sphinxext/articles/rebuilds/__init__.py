"""Who is read and written again, and what must leave the output."""
