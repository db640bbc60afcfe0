"""Recognisers: each takes a Reading and proposes names and dates; one place chooses."""
