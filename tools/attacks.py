"""Write the attacks and their proofs into docs/explanation/gate.md: `python tools/attacks.py` prints the counts.

A test proves an attack when its name ends in the attack's number. Tests of other parts are named in `attacks.yml`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import yaml  # noqa: E402 - after the path is set
from generated import keep  # noqa: E402 - found beside this file

SOURCE = ROOT / "tools" / "attacks.yml"
TARGET = ROOT / "docs" / "explanation" / "gate.md"
BEGIN, END = "<!-- attacks: begin -->", "<!-- attacks: end -->"
NUMBERED = (
    "contract/test_attacks.py",
    "contract/test_workflows.py",
    "e2e/test_hook.py",
    "e2e/test_visas*.py",
    "e2e/test_workflows.py",
    "unit/forge/test_*.py",
    "unit/gate/test_*.py",
    "unit/loading/test_pictures.py",
    "unit/pipeline/test_gating*.py",
)
"""Files whose tests may end in the number of an attack."""


@dataclass(frozen=True)
class Attack:
    """One way to get a paper through without its visas: `how`, `defence`, tests beside the numbered ones.

    `reason` says what no test of this repository can prove, and who answers for it.
    """

    number: int
    how: str
    defence: str
    tests: tuple[str, ...] = ()
    reason: str = ""


def groups() -> Mapping[str, tuple[Attack, ...]]:
    """The attacks, by what they are after."""
    given = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    return {
        group["against"]: tuple(Attack(**{**one, "tests": tuple(one.get("tests", ()))}) for one in group["attacks"])
        for group in given
    }


GROUPS = groups()
_TEST = re.compile(r"^def (test_\w+)\(", re.MULTILINE)
_ENDING = re.compile(r"(?:_[0-9]{1,2})+$")


def attacks() -> Iterable[Attack]:
    """All of them in order."""
    return (one for group in GROUPS.values() for one in group)


def exists(test: str) -> bool:
    """Whether there is a test `path::name` (the path from tests/)."""
    path, _, name = test.partition("::")
    file = ROOT / "tests" / path
    return file.is_file() and name in _TEST.findall(file.read_text(encoding="utf-8"))


def numbered() -> Mapping[int, list[str]]:
    """Tests by the numbers that their names end in."""
    found: dict[int, list[str]] = {}
    for pattern in NUMBERED:
        for path in sorted((ROOT / "tests").glob(pattern)):
            for name in _TEST.findall(path.read_text(encoding="utf-8")):
                ending = _ENDING.search(name)
                for number in ending[0].split("_")[1:] if ending else ():
                    found.setdefault(int(number), []).append(f"{path.relative_to(ROOT / 'tests').as_posix()}::{name}")
    return found


def proofs() -> Mapping[int, list[str]]:
    """Of each attack the tests that prove its defence."""
    by_name = numbered()
    return {one.number: list(dict.fromkeys([*by_name.get(one.number, []), *one.tests])) for one in attacks()}


def summary() -> str:
    """The counts, as a sentence."""
    proven = proofs()
    tests = {test for given in proven.values() for test in given}
    open_ones = [one for one in attacks() if one.reason]
    untested = [one for one in attacks() if not proven[one.number]]
    return (
        f"{len(proven)} attacks; {len(proven) - len(untested)} have tests, {len(tests)} tests in all. Of "
        f"{len(open_ones)} a part is proven by nobody here, and why is said."
    )


def section() -> str:
    """The generated part of the page."""
    proven = proofs()
    parts = [BEGIN, summary(), ""]
    for title, group in GROUPS.items():
        parts += [f"### {title}", ""]
        for one in group:
            parts.append(f"{one.number}. **{one.how}** {one.defence}{' ' + one.reason if one.reason else ''}")
            parts += [f"    - `{test}`" for test in proven[one.number]]
        parts.append("")
    return "\n".join([*parts, END])


def page() -> str:
    """The page with its generated part anew."""
    before, _, rest = TARGET.read_text(encoding="utf-8").partition(BEGIN)
    return f"{before}{section()}{rest.partition(END)[2]}"


if __name__ == "__main__":
    status = keep({TARGET: page()})
    sys.stdout.write(f"{summary()}\n")
    sys.exit(status)
