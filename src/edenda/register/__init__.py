"""The register of an edition: its entries, what mentions them, and what editors decide about them."""
