"""The timeline of a site: every dated mention in order, with a chart."""
