"""Texts under which visas were given that are no longer the present one, and what changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from reglament.diagnostics import Lang
from reglament.errors import UsageError
from reglament.forge.comment import Earlier
from reglament.gate.decision import Decision, Standing
from reglament.gate.package import ACTS
from reglament.gate.records import Head, Record, Seen
from reglament.model.documents import Document
from reglament.pipeline.compared import papers_of
from reglament.pipeline.gating import Case
from reglament.pipeline.git import Git
from reglament.pipeline.layout import LANGUAGES
from reglament.pipeline.versions import Version, past
from reglament.redline import Redline, redline
from reglament.render.paper import Paper

MOST = 5
"""Papers of a request that are compared."""


def earlier_texts(
    git: Git, case: Case, decision: Decision, known: Sequence[Record], obtain: Callable[[str], bool]
) -> Iterator[Earlier]:
    """The texts under which visas that are to be confirmed were given, the oldest first, each with all its offices.

    `obtain` fetches a commit that nobody's branch has any more; False when the server has it no more either.
    """
    groups: dict[str, list[str]] = {}
    for result in decision.roles:
        if result.standing is Standing.STALE and result.review:
            commit = text_before(result.review, known)
            if commit and commit != case.head:
                groups.setdefault(commit, []).append(result.role.position)
    for commit, positions in groups.items():
        redlines = compared(git, case, commit) if obtain(commit) else {}
        yield Earlier(commit, tuple(positions), redlines)


def text_before(review: str, known: Sequence[Record]) -> str:
    """The commit of the text that the giver of a review had before them; when that is not known for sure, of the text
    before the one that the gate saw together with the review. Empty when there is none."""
    heads: list[Head] = []
    for record in known:
        if isinstance(record, Head):
            heads.append(record)
        elif isinstance(record, Seen) and record.review == review:
            if record.digest or record.whole:
                return next((one.commit for one in reversed(heads) if one.digest == record.digest), "")
            others = [one for one in heads if one.digest != heads[-1].digest]
            return others[-1].commit if others else ""
    return ""


def compared(git: Git, case: Case, commit: str) -> Mapping[Lang, Sequence[Redline]]:
    """What changed since a commit in the papers of the request, by language; empty when they cannot be read in it."""
    package, registers = case.package, case.policy.registers
    new = Version("", package.repository, registers, LANGUAGES)
    try:
        old = past(git, commit, commit)
        ids = [one.id for one in package.repository.in_dossier(package.dossier, *ACTS, "explanatory_note")]
        ids = ids if package.dossier else _papers(package.changed, package.repository.documents)
        found: dict[Lang, list[Redline]] = {lang: [] for lang in LANGUAGES}
        for identifier in ids[:MOST]:
            before, after = (
                _set(
                    version.repository.documents.get(identifier), Version("", version.repository, registers, LANGUAGES)
                )
                for version in (old, new)
            )
            for lang in LANGUAGES:
                one, two = before.get(lang), after.get(lang)
                if one is not None or two is not None:
                    found[lang].append(_redline(one, two))
    except UsageError:
        return {}
    return found


def _papers(changed: Sequence[str], documents: Mapping[str, Document]) -> list[str]:
    stems = (path.removeprefix("content/").rpartition("/") for path in changed)
    return list(dict.fromkeys(one for f, _, n in stems if (one := f"{f}/{n.partition('.')[0]}") in documents))


def _set(document: Document | None, version: Version) -> dict[Lang, Paper]:
    return papers_of(document, version, LANGUAGES) if document is not None else {}


def _redline(old: Paper | None, new: Paper | None) -> Redline:
    one = new or old
    if one is None:
        raise ValueError("a comparison needs a version")
    empty = Paper(one.doc_id, one.kind, one.lang, "", ())
    return redline(old or empty, new or empty)
