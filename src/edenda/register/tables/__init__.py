"""The register as a table for a spreadsheet, and a table brought back into the register."""
