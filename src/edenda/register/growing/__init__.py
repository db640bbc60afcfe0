"""Provisional entries for names that are marked and lead nowhere: variants of one name are put together first."""
