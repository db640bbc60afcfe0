"""Names of the register: every form of every entry, and which entry a name in a text means."""
