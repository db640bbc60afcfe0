"""Events from general evidence."""
