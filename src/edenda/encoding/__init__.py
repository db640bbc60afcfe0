"""Encoding: the only place where stand-off marks become nested elements, and a Reading becomes a TEI document."""
