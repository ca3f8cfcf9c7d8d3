#!/usr/bin/env python3
"""The door: `build.py check | build | serve | …` is the same as the console script `reglament`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from reglament.cli import main

if __name__ == "__main__":
    sys.exit(main())
