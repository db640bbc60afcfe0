"""Metadata beside the text: what an editor states of documents, in a file for each or in one table for many."""
