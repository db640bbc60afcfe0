"""Three versions of a TEI file made one: a corrected source is converted again, and the editor's work stays."""
