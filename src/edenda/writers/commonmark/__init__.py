"""From a flow to Markdown: CommonMark with footnotes and pipe tables, in which all words of a document mean themselves.

A stylesheet writes the flow of a plain text (`edenda.writers.flow`) with some signs more (`signs`). Here the words are
escaped and the signs become Markdown, as far as that can be written so that every reader sees the same; the layout of
plain texts then makes lines of it.
"""

from edenda.writers.commonmark.blocks import marked_up
from edenda.writers.commonmark.metadata import metadata
from edenda.writers.commonmark.notes import told_apart

__all__ = ["marked_up", "metadata", "told_apart"]
