"""The command line: one module per command, each importing its work only when it runs."""

from reglament.cli.entry import main

__all__ = ["main"]
