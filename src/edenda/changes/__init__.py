"""Changes to several files of an edition that are made all or none, and can be undone."""
