"""Changes to the register's file, byte for byte: entries and names put in, joined, renamed, taken out."""
