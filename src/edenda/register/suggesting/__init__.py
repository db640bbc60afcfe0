"""What may be wrong in a register: advice, with its evidence and the command that mends it."""
