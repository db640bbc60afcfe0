"""What editors do to entries, each as one set of changes to files: merge, rename, split, follow, confirm."""
