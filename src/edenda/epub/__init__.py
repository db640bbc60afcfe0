"""EPUB 3.3: the book of an edition and books of single documents, with the standard library alone."""
