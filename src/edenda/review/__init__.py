"""Doubtful marks, one by one: what is to be decided, and what is done with a decision."""
