"""What stands below a text: bibliographies, lists of links, records, the furniture of a page."""
