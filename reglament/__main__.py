"""`python -m reglament` is the console script."""

import sys

from reglament.cli import main

if __name__ == "__main__":
    sys.exit(main())
