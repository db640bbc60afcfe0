"""Marks inside paragraphs: quotations, citations, words in bold."""
