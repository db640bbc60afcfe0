"""Notes: how they are printed and called, which call goes with which note, and what a reader makes of them."""
