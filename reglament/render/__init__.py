"""Papers as they stand on the sheet: composed once, set as PDF and DOCX."""
