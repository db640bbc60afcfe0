"""XML from anybody's hand: what is looked at before a parser sees it, and after."""
