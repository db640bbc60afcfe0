"""Titles of works and documents from general evidence."""
