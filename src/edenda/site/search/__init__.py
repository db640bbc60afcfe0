"""The search of a site, through Pagefind."""
