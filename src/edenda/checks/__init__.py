"""Checks: what is wrong with a TEI document, one check per file."""
