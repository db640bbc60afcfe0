"""What letters and records have beside their text: how they open and close, who wrote to whom, what is enclosed."""
