"""The review in a terminal: one doubtful mark a screen, one key a decision."""
