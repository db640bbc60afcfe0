"""All references of an edition to entries of its register, led to other entries."""
