"""From Typst to PDF: the compiler, the fonts that it may use, and the templates that our stylesheets write for."""
