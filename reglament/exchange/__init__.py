"""Papers that come from a word processor: a stranger's DOCX read with care into a dossier of this akimat."""
