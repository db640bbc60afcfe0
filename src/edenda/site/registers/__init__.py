"""The pages of the registers: lists, and a page for every entry with all its mentions."""
