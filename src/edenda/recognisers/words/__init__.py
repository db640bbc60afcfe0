"""What a text is cut into for the recognisers of names, and what words can be."""
