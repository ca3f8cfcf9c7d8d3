"""Reglament: the papers of an akimat as code — checked, rendered and published by its Regulation."""

__version__ = "0.1.0"
