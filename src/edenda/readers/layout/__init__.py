"""The physical layer: from characters to units, through lines, page markers, hyphens and wrapped paragraphs."""
