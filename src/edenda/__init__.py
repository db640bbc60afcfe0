"""From plain text to a scholarly digital edition: validated TEI P5 and the editions made from it."""

__version__ = "0.1.0"
