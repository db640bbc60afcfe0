"""Doubtful marks on a local page: the same session as in the terminal, for a browser on the same machine."""
