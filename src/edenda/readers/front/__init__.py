"""What stands above a text: title block, epigraph, abstract."""
