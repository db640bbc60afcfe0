"""XML as its own characters: where every tag stands, and how to change some without touching the others."""
