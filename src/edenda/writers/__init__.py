"""From TEI to what people read: each writer takes a document and a context and returns bytes."""
