"""The command line: one module per command."""


def main() -> int:
    """Run the command that the shell names."""
    return 0
