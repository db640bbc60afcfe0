"""Catalogue records and publication lines around a text, as header fields."""
