"""What units form together: headings and sections, lists, tables, verse, speeches."""
