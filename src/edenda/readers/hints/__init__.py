"""What a file's format says of its text: units, blocks, notes and looks of words that need no guess."""
