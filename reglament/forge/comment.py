"""The one comment of the gate under a request: who, what, by when; what is missing; how to answer; what changed.

First in the first language of the akimat, then in the others. Everything that a stranger wrote passes `safe`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from reglament.diagnostics import Lang
from reglament.forge.changes import changes
from reglament.forge.safe import safe
from reglament.gate.decision import Decision, Outcome, Remark, RoleResult, Said, Standing
from reglament.gate.route import Stage
from reglament.gate.telling import BASES, OUTCOMES, STAGES, STANDINGS, Teller
from reglament.model.registers import Registers
from reglament.redline import Redline

MARKER = "<!-- reglament:visas -->"
LIMIT = 60_000
"""Letters of a comment: GitHub takes 65,536."""
SHOWN = 16
"""Letters of a digest that a visa quotes: enough to mean one text."""
MOST = 30
"""Sentences of one list: a request with thousands of faults is not told better by all of them."""
NAMES = 4
"""Offices that are named outside of the table."""
_LIGHTS: Mapping[Outcome, str] = {
    Outcome.SATISFIED: "🟢",
    Outcome.WITH_DISAGREEMENTS: "🟢",
    Outcome.PENDING: "🟠",
    Outcome.BLOCKED: "🔴",
    Outcome.ERROR: "⚠️",
}
_MARKS: Mapping[Standing, str] = {
    Standing.VISA: "✅",
    Standing.VISA_WITH_REMARKS: "📝",
    Standing.REFUSED: "⛔",
    Standing.STALE: "🔁",
    Standing.OVERDUE: "⌛",
    Standing.INVALID: "❔",
    Standing.ERROR: "⚠️",
    Standing.PENDING: "▫️",
}
_ENDS = (("</tr>", "</table>"), ("</li>", "</ul>"))
"""Where a comment may be cut, and what is open there."""
_OPEN = (Standing.PENDING, Standing.OVERDUE, Standing.STALE, Standing.INVALID, Standing.REFUSED)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text under which visas were given that is no longer the present one: its commit, the offices that must
    confirm, and what changed since, by language; empty where the server has the old text no more."""

    commit: str
    positions: tuple[str, ...]
    redlines: Mapping[Lang, Sequence[Redline]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """All that the comment tells. `sheet` is the approval sheet's path, `papers` where PDF and DOCX of the head are,
    `today` the akimat's own day, on which offices are held."""

    decision: Decision
    registers: Registers
    languages: tuple[Lang, ...]
    whole: str = ""
    sheet: str = ""
    papers: str = ""
    earlier: tuple[Earlier, ...] = ()
    today: date | None = None


def comment(told: Told) -> str:
    """The whole comment, with its marker in front. As much as fits: of what is too long the end is left out and said
    to be."""
    for proofs, most in ((True, 24_000), (True, 8_000), (True, 0), (False, 0)):
        parts = [_section(told, lang, proofs=proofs, most=most) for lang in told.languages]
        text = "\n\n".join([MARKER, *parts, _foot(told.decision)]) + "\n"
        if len(text) <= LIMIT:
            return text
    return _cut(text)


def _cut(text: str) -> str:
    """As much of a comment as a forge takes, to the end of a row or of a sentence, with what was open closed."""
    at, end, close = max((text.rfind(end, 0, LIMIT - 40), end, close) for end, close in _ENDS)
    return f"{text[:at]}{end}\n{close}\n\n…\n" if at > 0 else text[:LIMIT]


def light_text(told: Told) -> str:
    """The outcome in one line in all languages, for the light beside the commit."""
    waiting = sum(1 for one in told.decision.waiting if not one.role.optional)
    of = sum(1 for one in told.decision.roles if not one.role.optional)
    said = []
    for lang in told.languages:
        teller = Teller(told.registers, lang)
        outcome = _capital(teller.word(OUTCOMES[told.decision.outcome]))
        said.append(f"{outcome} ({of - waiting}/{of})" if of else outcome)
    return " · ".join(said)


def _section(told: Told, lang: Lang, *, proofs: bool, most: int) -> str:
    decision, teller = told.decision, Teller(told.registers, lang)
    blocks = [f"### {_LIGHTS[decision.outcome]} {safe(_capital(teller.word(OUTCOMES[decision.outcome])))}"]
    if decision.because:
        blocks.append(_list(decision.because, teller))
    if decision.roles:
        blocks.append(_table(told, teller, proofs=proofs))
    blocks += _missing(decision, teller)
    blocks += _remarks(told, teller)
    for earlier in told.earlier:
        blocks += _earlier(earlier, told, teller, most)
    if decision.incidents:
        blocks.append(f"<p><b>{teller.word('To be looked at')}</b></p>")
        blocks.append(_list(decision.incidents, teller))
    if told.papers.startswith("https://"):
        name = teller.word("PDF and DOCX of this text")
        blocks.append(f'<p>📄 <a href="{safe(told.papers, 500).replace(chr(0x2060), "")}">{name}</a></p>')
    return "\n\n".join(blocks)


def _list(sentences: Sequence[Said], teller: Teller) -> str:
    told = [safe(teller.said(one)) for one in sentences[:MOST]]
    more = [f"… +{len(sentences) - MOST}"] if len(sentences) > MOST else []
    return f"<ul>{''.join(f'<li>{line}</li>' for line in (*told, *more))}</ul>"


def _table(told: Told, teller: Teller, *, proofs: bool) -> str:
    heads = _heads(teller.word("Who"), teller.word("What"), teller.word("By when"))
    rows = []
    for stage, results in groupby(told.decision.roles, key=lambda one: one.role.stage):
        rows.append(f'<tr><td colspan="3"><b>{_capital(teller.word(STAGES[Stage(stage)]))}</b></td></tr>')
        rows += [_row(one, told.today, teller, proofs=proofs) for one in results]
    return f"<table>\n{heads}\n" + "\n".join(rows) + "\n</table>"


def _heads(*names: str) -> str:
    return f"<tr>{''.join(f'<th>{name}</th>' for name in names)}</tr>"


def _row(result: RoleResult, today: date | None, teller: Teller, *, proofs: bool) -> str:
    who = f"<b>{safe(_capital(teller.office(result.role.position)))}</b>"
    holder = teller.registers.holder(result.role.position, today) if today is not None else None
    if result.person:
        basis = teller.word(BASES[result.basis])
        who += f"<br>{safe(teller.registers.short_name(result.person, teller.lang))} ({basis})"
    elif holder:
        who += f"<br>{safe(teller.registers.short_name(holder, teller.lang))}"
    what = f"{_MARKS[result.standing]} {_standing(result, teller)}"
    what += "".join(f"<br><sub>{safe(teller.said(one))}</sub>" for one in result.because[:6])
    when = ""
    if result.due is not None and result.standing in _OPEN:
        when = f"<b>{result.due.due:%d.%m.%Y}</b>"
        when += f"<br><sub>{safe(result.due.explain(teller.lang), 300)}</sub>" if proofs else ""
    return f"<tr><td>{who}</td><td>{what}</td><td>{when}</td></tr>"


def _standing(result: RoleResult, teller: Teller) -> str:
    said = teller.word(STANDINGS[result.standing])
    return f"{said}, {teller.word('not required')}" if result.role.optional else said


def _missing(decision: Decision, teller: Teller) -> Iterator[str]:
    waiting = [one for one in decision.waiting if not one.role.optional]
    if waiting:
        names = _offices([one.role.position for one in waiting], teller)
        yield f"<p><b>{teller.word('Missing')}:</b> {names}</p>"


def _offices(positions: Sequence[str], teller: Teller) -> str:
    names = "; ".join(safe(teller.office(one)) for one in positions[:NAMES])
    return f"{names}; … +{len(positions) - NAMES}" if len(positions) > NAMES else names


def _remarks(told: Told, teller: Teller) -> Iterator[str]:
    found = [(one, remark) for one in told.decision.roles for remark in one.remarks if not remark.answered]
    if not found:
        return
    heads = _heads(teller.word("Number"), teller.word("Remark"), teller.word("From"))
    rows = "\n".join(_remark(result, remark, teller) for result, remark in found[:60])
    more = f"\n<p>… +{len(found) - 60}</p>" if len(found) > 60 else ""
    yield f"<p><b>{teller.word('Remarks without an answer')}</b></p>\n<table>\n{heads}\n{rows}\n</table>{more}"
    how = teller.word(
        "Answer each in {sheet}, under the reply of its giver: id as above, decision accepted or rejected, answer in "
        "both languages.",
        sheet=told.sheet,
    )
    yield f"<p>{safe(how, 600)}</p>"


def _remark(result: RoleResult, remark: Remark, teller: Teller) -> str:
    office = safe(teller.office(result.role.position))
    return f"<tr><td><code>{safe(remark.id)}</code></td><td>{safe(remark.text)}</td><td>{office}</td></tr>"


def _earlier(earlier: Earlier, told: Told, teller: Teller, most: int) -> Iterator[str]:
    names = _offices(earlier.positions, teller)
    asked = teller.word("To be confirmed, since the text has changed")
    yield f"<p><b>🔁 {asked}:</b> {names}</p>"
    yield from _changed(earlier, teller, most)
    signs = any(
        one.role.stage is Stage.SIGNATURE and one.role.position in earlier.positions for one in told.decision.roles
    )
    digest = (told.whole if signs else told.decision.digest)[:SHOWN]
    how = teller.word("To confirm, approve once more; with this block in the review it is bound to the present text:")
    yield f"<p>{safe(how)}</p>\n\n````text\n```visa\ndigest: {digest}\n```\n````"


def _changed(earlier: Earlier, teller: Teller, most: int) -> Iterator[str]:
    title = teller.word("What changed since {commit}", commit=earlier.commit[:10])
    redlines = earlier.redlines.get(teller.lang)
    if redlines is None:
        gone = teller.word("the server has that text no more: read the whole text anew")
        yield f"<p>{safe(title)}: {safe(gone)}.</p>"
        return
    parts = [part for one in redlines if one.changed for part in _titled(one, teller.lang)]
    if not parts:
        same = teller.word("nothing that is printed in this language")
        yield f"<p>{safe(title)}: {safe(same)}.</p>"
        return
    shown, size = [], 0
    for part in parts:
        size += len(part)
        if size > most:
            cut = teller.word(
                "The rest is shown by: {command}", command=f"build.py redline … --from {earlier.commit[:10]}"
            )
            shown.append(f"<p>… {safe(cut)}</p>")
            break
        shown.append(part)
    yield f"<details><summary>{safe(title)}</summary>\n" + "\n".join(shown) + "\n</details>"


def _titled(redline: Redline, lang: Lang) -> Iterator[str]:
    yield f"<p><b>{safe(redline.new.title or redline.old.title)}</b></p>"
    yield from changes(redline, lang)


def _foot(decision: Decision) -> str:
    facts = (("digest", decision.digest[:SHOWN]), ("commit", decision.commit[:10]), ("policy", decision.policy[:10]))
    return "<sub>" + " · ".join(f"{name} <code>{value}</code>" for name, value in facts if value) + "</sub>"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
