"""Word documents (.docx): WordprocessingML in a zip archive, as text with hints."""
