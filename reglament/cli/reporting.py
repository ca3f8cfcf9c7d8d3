"""What `check`, `build` and `serve` say at the end."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from reglament.cli.command import Translate
from reglament.cli.console import colours
from reglament.cli.parser import program_name
from reglament.diagnostics import Diagnostic, Lang

if TYPE_CHECKING:
    from reglament.pipeline.build import Built
    from reglament.pipeline.check import Checked


def report(checked: Checked, form: str, lang: Lang, stream: TextIO) -> str:
    """All findings in one of the forms of `check --format`; as text coloured when `stream` is a terminal.

    In a step of a GitHub workflow the form `github` also writes the summary of the step.
    """
    from reglament import report as made

    found, waived = checked.findings, checked.waived
    prefix = _in_checkout(checked.collected.root)
    if form == "json":
        return made.json_report(found, waived).rstrip()
    if form == "sarif":
        return made.sarif(found, lang, waived, prefix).rstrip()
    if form == "junit":
        return made.junit(found, checked.reported, lang, waived).rstrip()
    if form == "gitlab":
        return made.gitlab(found, lang, prefix).rstrip()
    if form == "github":
        if summary_file := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(summary_file).open("a", encoding="utf-8") as stream_of_step:
                stream_of_step.write(made.step_summary(found, lang, waived))
        return made.github(checked.foremost, lang, prefix).rstrip()
    sources = cache(checked.collected.text)
    return made.text(found, sources, lang, colours(stream), program_name(), waived).rstrip()


def _in_checkout(root: Path) -> str:
    """The akimat's folder in the checkout of a CI server, with `/` at its end; empty when it is the whole checkout."""
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        checkout = os.environ.get(name)
        if checkout and root.resolve().is_relative_to(Path(checkout).resolve()):
            inside = root.resolve().relative_to(Path(checkout).resolve()).as_posix()
            return "" if inside == "." else f"{inside}/"
    return ""


def plain(checked: Checked, lang: Lang) -> str:
    """The findings as text without colours; empty when there are none."""
    from reglament.report import text

    if not checked.findings and not checked.waived:
        return ""
    sources = cache(checked.collected.text)
    return text(checked.findings, sources, lang, program=program_name(), waived=checked.waived).rstrip()


def findings(found: tuple[Diagnostic, ...], root: Path, lang: Lang) -> str:
    """Findings about files of the akimat at `root` as text without colours."""
    from reglament.loading import read_bytes
    from reglament.report import text

    @cache
    def source(path: str) -> str | None:
        data, _ = read_bytes(root, path)
        return None if data is None else data.decode("utf-8-sig", errors="replace")

    return text(found, source, lang, program=program_name()).rstrip()


def counts(checked: Checked, lang: Lang) -> str:
    """How many findings of each weight."""
    from reglament.report import summary

    return summary(checked.findings, lang)


def covered(checked: Checked, _: Translate) -> str:
    """How much was checked, and as of which day."""
    template = _("Checked as of {day}: {files} files, {papers} papers.")
    day = checked.collected.as_of.strftime("%d.%m.%Y")
    return template.format(day=day, files=checked.files, papers=checked.papers)


def result(built: Built, _: Translate) -> str:
    """What was made."""
    if built.site is None:
        return _(
            "Not built: mend the errors first; the last good site stays. `build --draft` goes on in spite of them."
        )
    template = _("Rendered: {rendered}, from cache: {cached}. The portal: {site}")
    line = template.format(rendered=built.rendered, cached=built.cached, site=built.site / "index.html")
    return line if built.published else f"{line} ({_('unchanged')})"
