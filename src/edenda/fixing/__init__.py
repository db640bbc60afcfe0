"""Safe fixes: what is wrong in a TEI file and can be put right without a decision, put right in its own bytes."""
