"""From folders and files to the catalogue."""
