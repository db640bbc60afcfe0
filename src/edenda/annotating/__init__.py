"""Marking names and dates in TEI that exists already: tags are put in, and nothing else is touched."""
