"""The reader of existing TEI: a file becomes a Reading, so that recognisers serve it like a source."""
