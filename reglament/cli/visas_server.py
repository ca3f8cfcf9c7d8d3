"""What `visas` needs to work on a server: the way there from the environment, and how its work is told."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reglament.cli import akimat, visas_shared
from reglament.cli.command import Options, Translate
from reglament.errors import ExitCode

if TYPE_CHECKING:
    from reglament.pipeline.gating_forge import Attended, Desk

RUN, PAPERS = "REGLAMENT_RUN_URL", "REGLAMENT_PAPERS_URL"


def desk(options: Options, *, dry: bool, environment: Mapping[str, str] | None = None) -> Desk:
    """The server of the environment and the clone at hand. Raises UsageError when a variable is missing."""
    from reglament.forge.configured import forge_of, git_url
    from reglament.pipeline.gating_forge import Desk
    from reglament.settings import paths

    given = os.environ if environment is None else environment
    forge, credentials = forge_of(given)
    root = akimat.root_of(options)
    return Desk(
        forge=forge,
        git=visas_shared.repository(options),
        root=root,
        schemas=paths(root).schemas,
        url=git_url(given),
        token=lambda: credentials.token,
        run=_address(given.get(RUN, "")),
        papers=_address(given.get(PAPERS, "")),
        dry=dry,
    )


def _address(value: str) -> str:
    """An https address, empty for anything else: it becomes a link in front of everybody."""
    plain = value.isascii() and value.isprintable() and not set(value) & set(" <>\"'`\\")
    return value if plain and value.startswith("https://") else ""


def show(found: Attended, options: Options, _: Translate) -> ExitCode:
    """Tell what became of a request; the exit code that it comes to."""
    case = found.case
    about = {
        "request": found.number,
        "dossier": case.package.dossier if case is not None else "",
        "base": case.base if case is not None else "",
        "head": case.head if case is not None else "",
        "merged": found.merged,
    }
    if options.args.format == "text":
        about_it = visas_shared.change_of(case, options.lang) if case is not None else ""
        print(f"{_('request {number}').format(number=found.number)} {about_it}".rstrip())
    code = visas_shared.show(found.decision, case.policy if case is not None else None, options, about)
    if found.merged and options.args.format == "text":
        print(_("merged"))
    return code
