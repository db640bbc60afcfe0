"""Schemas of all kinds: which of them a file is checked against, and the check, fenced in where it may take long."""
