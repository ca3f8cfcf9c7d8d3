"""The gate at work on a server: it reads a request, decides, writes the ledger, and says so where people look.

The request's commits are fetched as objects and read as data; nothing of them is checked out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from reglament.diagnostics import Lang, Text
from reglament.errors import ReglamentError, UsageError
from reglament.forge.base import Forge, ForgeError, Light, Request
from reglament.forge.comment import MARKER, Told, comment, light_text
from reglament.gate.decision import Decision, Outcome
from reglament.gate.evaluate import error
from reglament.gate.faults import GateFault
from reglament.gate.ledger import read
from reglament.gate.records import Concluded, Record
from reglament.i18n import LANGS, translator
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.pipeline.gating import Case, read_case
from reglament.pipeline.gating_earlier import earlier_texts
from reglament.pipeline.gating_ledger import BRANCH, ForgeStore, Kept, Store
from reglament.pipeline.gating_local import load_settings
from reglament.pipeline.gating_look import Shown, looked
from reglament.pipeline.git import Git
from reglament.pipeline.layout import LANGUAGES

TRIES = 3
"""How often a request is read anew when it moves while it is read."""
OWN = "refs/reglament"
"""Where fetched references lie: in nobody's way."""
ALL_LEDGERS = f"+refs/heads/{BRANCH}*:{OWN}/ledgers/{BRANCH}*"
"""A pattern, so that a server without the branch is no fault."""
LIGHTS = {
    Outcome.SATISFIED: Light.SUCCESS,
    Outcome.WITH_DISAGREEMENTS: Light.SUCCESS,
    Outcome.PENDING: Light.PENDING,
    Outcome.BLOCKED: Light.FAILURE,
    Outcome.ERROR: Light.ERROR,
}


@dataclass(frozen=True)
class Desk:
    """Where the gate works: the server, the clone, the akimat in it, and what it links to.

    `token` gives what proves to git that it may fetch; `run` is the page of this very run, `papers` that of the PDF
    and DOCX of the head, with `{number}` in place of the request's. `dry`: nothing is written anywhere but objects
    into the clone.
    """

    forge: Forge
    git: Git
    root: Path
    schemas: Path
    url: str
    token: Callable[[], str] = field(default=str, repr=False)
    run: str = ""
    papers: str = ""
    dry: bool = False


@dataclass(frozen=True)
class Attended:
    """What became of one request. `case` is None when nothing could be read."""

    number: int
    decision: Decision
    case: Case | None = None
    merged: bool = False


def attend(desk: Desk, number: int, *, merge: bool = False) -> Attended:
    """Read a request, decide, write the ledger, the light and the comment; merge what was judged if asked and passing.

    A fault of the server, of git or of the policy is the outcome ERROR, said under the request as far as the server
    still listens. Raises ForgeError when it does not, UsageError for a request that is closed.
    """
    for _ in range(TRIES):
        request = desk.forge.request(number)
        if not request.open:
            raise UsageError("The request {number} is closed: there is nothing to decide.", number=number)
        with _failing_closed(desk, request):
            case, decision, known = _judged(desk, request)
            if desk.dry:
                return Attended(number, decision, case)
            _say(desk, request, decision, case, known)
        if _overtaken(desk, number, decision):
            continue
        if merge and decision.outcome.passes and request.ready and case is not None:
            if _moved(desk, request, case):
                continue
            desk.forge.merge(number, case.head)
            return Attended(number, decision, case, merged=True)
        return Attended(number, decision, case)
    raise ForgeError("The request {number} moves faster than it can be read: look again.", number=number)


_Found = Attended | tuple[int, ReglamentError]


def sweep(desk: Desk, *, merge: bool = False) -> Iterator[_Found]:
    """Attend to every open request; a fault of one does not keep the others waiting. Raises ForgeError without a
    list, and after all the exception of the tool itself where it failed."""
    found: list[_Found] = []
    try:
        with ExitStack() as every:  # runs all, whichever of them falls
            for number in sorted(desk.forge.open_requests(), reverse=True):
                every.callback(_attended, desk, number, found, merge=merge)
    finally:
        yield from found


def _attended(desk: Desk, number: int, found: list[_Found], *, merge: bool) -> None:
    try:
        found.append(attend(desk, number, merge=merge))
    except ReglamentError as fault:
        found.append((number, fault))


@contextmanager
def _failing_closed(desk: Desk, request: Request) -> Iterator[None]:
    """Where the tool itself fails no older light and no older comment may stand: ERROR is said before it falls."""
    told = False
    try:
        yield
        told = True
    except ReglamentError:
        told = True
        raise
    finally:
        if not told and not desk.dry:
            fault = GateFault("The tool itself failed at this request: look into the log of the run.")
            _say(desk, request, error(fault, None, desk.forge.now, load_settings(desk.root).call), None, ())


def _judged(desk: Desk, request: Request) -> tuple[Case | None, Decision, tuple[Record, ...]]:
    case: Case | None = None
    try:
        case = read_request(desk, request)
        store = ForgeStore(desk.forge, request.number)
        return case, *_looked(desk, case, request, Still(store) if desk.dry else store)
    except (GateFault, ForgeError, UsageError) as fault:
        return case, _fault(desk, case, fault), ()


def read_request(desk: Desk, request: Request) -> Case:
    """The case of a request: policy of the guarded branch, package of what a merge into it would make.

    It is the default branch, wherever the request goes: a weak branch decides nothing. Raises GateFault when the two
    conflict, when the policy cannot be read, and when the head moved meanwhile; ForgeError when the commits cannot be
    fetched, UsageError in a clone without a history.
    """
    if desk.git.shallow:
        raise UsageError("This clone has only the newest commits: fetch all of them (fetch-depth: 0).")
    head, main = f"{OWN}/pull/{request.number}", f"{OWN}/base/{request.guarded}"
    _fetch(desk, [f"+refs/pull/{request.number}/head:{head}", f"+refs/heads/{request.guarded}:{main}", ALL_LEDGERS])
    if desk.git.commit(head) != request.head:
        raise GateFault("The head of the request moves while it is read: look again.")
    ledgers = desk.git.find(f"{OWN}/ledgers/{BRANCH}")
    return read_case(desk.git, main, head, request.target, desk.forge.host, desk.schemas, ledgers)


def _fetch(desk: Desk, specs: Sequence[str]) -> None:
    for spec in specs:
        if spec is not ALL_LEDGERS and (set(spec) & set(" ~^?*[\\") or ".." in spec or not spec.isprintable()):
            raise ForgeError("The server names a branch as none can be called.")
    reason = desk.git.fetch(desk.url, specs, desk.token())
    if reason:
        plain = "".join(letter if letter.isprintable() else " " for letter in reason)
        raise ForgeError(
            "The commits of the request cannot be fetched: {reason}", reason=" ".join(plain.split())[-300:]
        )


def _looked(desk: Desk, case: Case, request: Request, store: Store) -> tuple[Decision, tuple[Record, ...]]:
    """The decision, with the records that it rests on."""
    heard = desk.forge.heard(request.number)
    shown = Shown(
        author=request.author,
        created=request.created,
        target=request.target,
        reviews=heard.reviews,
        ready=request.ready,
        writers=heard.writers,
    )
    after = desk.forge.request(request.number)
    if (after.head, after.target) != (request.head, request.target):
        raise GateFault("The head of the request moves while it is read: look again.")
    return looked(case, shown, store, desk.forge.now)


def _fault(desk: Desk, case: Case | None, fault: ReglamentError | GateFault) -> Decision:
    """The decision when something could not be read: the reason in all languages, and whom to call."""
    if not isinstance(fault, GateFault):
        reason: Text = {lang: _sentence(fault, lang) for lang in LANGS}
        fault = GateFault("The request could not be read: {reason}", reason=reason)
    policy = case.policy if case is not None else None
    return error(fault, policy, desk.forge.now, load_settings(desk.root).call)


def _sentence(fault: ReglamentError, lang: Lang) -> str:
    text = translator("errors", lang)(fault.message)
    return text.format(**fault.params) if fault.params else text


def _say(desk: Desk, request: Request, decision: Decision, case: Case | None, known: Sequence[Record]) -> None:
    """The light beside the very commit that was judged, and then the comment: what is hard to tell delays no light."""
    registers = case.policy.registers if case is not None else Registers.of(Repository({}), {})
    light = light_text(Told(decision, registers, LANGUAGES))
    desk.forge.set_status(request.head, LIGHTS[decision.outcome], light, desk.run)
    told = replace(told_of(desk, decision, case, known), papers=desk.papers.replace("{number}", str(request.number)))
    desk.forge.put_comment(request.number, MARKER, comment(told))


def told_of(desk: Desk, decision: Decision, case: Case | None, known: Sequence[Record]) -> Told:
    """All that the comment tells of a decision."""
    if case is None:
        return Told(decision, Registers.of(Repository({}), {}), LANGUAGES)
    sheet = f"content/{case.package.dossier}/approval.yml" if case.package.dossier else ""

    def obtain(commit: str) -> bool:
        return bool(desk.git.find(commit)) or not desk.git.fetch(desk.url, [commit], desk.token())

    return Told(
        decision,
        case.policy.registers,
        LANGUAGES,
        case.package.whole,
        sheet,
        earlier=tuple(earlier_texts(desk.git, case, decision, known, obtain)),
        today=case.policy.settings.day(decision.at) if decision.at is not None else None,
    )


def _overtaken(desk: Desk, number: int, decision: Decision) -> bool:
    """Whether somebody else has concluded otherwise meanwhile: then what was just said may be old."""
    if decision.outcome is Outcome.ERROR:
        return False
    try:
        known = read(ForgeStore(desk.forge, number).read().data)
    except GateFault:
        return True
    last = next((one for one in reversed(known) if isinstance(one, Concluded)), None)
    return last is None or last.results != decision.fingerprint


def _moved(desk: Desk, request: Request, case: Case) -> bool:
    """Whether the branch has moved since it was judged: the merge would make another text."""
    main = f"{OWN}/base/{request.guarded}"
    _fetch(desk, [f"+refs/heads/{request.guarded}:{main}"])
    return desk.git.commit(main) != case.base


@dataclass(slots=True)
class Still:
    """A ledger that is read and, instead of being written, grown in memory alone."""

    store: Store
    lines: bytes = b""

    def read(self) -> Kept:
        """The ledger with what would have been written."""
        kept = self.store.read()
        return Kept(kept.data + self.lines, kept.version)

    def append(self, before: Kept, lines: bytes) -> bool:
        """Keep the lines here."""
        self.lines += lines
        return True
