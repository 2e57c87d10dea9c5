"""Pages of books: from HTML, however it is written, to the XHTML that EPUB demands."""
