"""Persons and places from general evidence, settled together for a whole document."""
