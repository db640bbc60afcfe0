"""The genres: each knows how documents of one kind look, gives a score with its reasons, and makes a draft."""
