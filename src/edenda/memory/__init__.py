"""What edenda remembers of the files that it wrote into: which marks it made, and what editors made of them."""
