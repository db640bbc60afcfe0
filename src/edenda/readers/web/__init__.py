"""What a web page or a digital library puts around a text that was copied from it."""
