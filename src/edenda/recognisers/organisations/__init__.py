"""Organisations from general evidence."""
