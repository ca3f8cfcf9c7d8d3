"""Frozen records of an akimat's papers: texts, documents, registers."""
