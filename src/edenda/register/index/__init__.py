"""The index of an edition's mentions and entries, kept on this machine and brought up to date when it is opened."""
