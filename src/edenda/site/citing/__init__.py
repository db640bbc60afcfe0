"""How a document of the edition is cited: in words, and in forms for reference managers and search engines."""
