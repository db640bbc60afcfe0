"""Tools of this repository that make data files which are then committed."""
