"""Write docs/reference/commands.md from the help of the commands: `python tools/commands.py`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from generated import keep  # noqa: E402 - found beside this file

TARGET = ROOT / "docs" / "reference" / "commands.md"
HEAD = """# Commands

The door `build.py` and the installed `reglament` take the same commands. Exit codes: 0 clean, 1 findings that block,
2 usage or settings, 3 the tool failed, 130 interrupted.
"""


def help_of(*command: str) -> str:
    """What `build.py COMMAND --help` prints in English."""
    arguments = [sys.executable, str(ROOT / "build.py"), "--lang", "en", *command, "--help"]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, env=environment)
    return done.stdout.strip()


def names(overview: str) -> list[str]:
    """The commands, or the actions of a command, that its overview lists, in its order."""
    listed = re.search(r"^(?:commands|actions):\n(.*?)\n\n", f"{overview}\n\n", re.DOTALL | re.MULTILINE)
    return re.findall(r"^ {4}([a-z-]+) ", listed.group(1), re.MULTILINE) if listed else []


def page() -> str:
    """The whole page."""
    overview = help_of()
    parts = [HEAD, f"```\n{overview}\n```\n"]
    for name in names(overview):
        own = help_of(name)
        parts.append(f"## {name}\n\n```\n{own}\n```\n")
        parts += [f"### {name} {action}\n\n```\n{help_of(name, action)}\n```\n" for action in names(own)]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(keep({TARGET: page()}))
