"""Reviews as a forge shows them, in one vocabulary, and what a drafter of a visa may write in them.

The button is the verdict. The body is the attachment: remarks of an approval, the reason of a refusal. One fenced block
named `visa` may say what the button cannot: in which role, on which digest, on whose behalf, on which ground.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from reglament.gate.faults import GateFault

LIMIT = 65_536
"""Characters of a body that are kept; a longer one is no visa: who knows what it says in the end."""


class State(StrEnum):
    """What a review says, whatever a forge calls it."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"
    COMMENTED = "commented"
    PENDING = "pending"
    """Begun and not submitted: its author alone sees it."""
    DISMISSED = "dismissed"
    """Dismissed by a forge that keeps nothing of what it had said."""


DECISIVE = frozenset({State.APPROVED, State.CHANGES_REQUESTED})
"""States that change something; a comment never does."""

_STATES: Mapping[str, State | None] = MappingProxyType(
    {
        "APPROVED": State.APPROVED,
        "CHANGES_REQUESTED": State.CHANGES_REQUESTED,
        "REQUEST_CHANGES": State.CHANGES_REQUESTED,
        "COMMENTED": State.COMMENTED,
        "COMMENT": State.COMMENTED,
        "PENDING": State.PENDING,
        "DISMISSED": State.DISMISSED,
        "REQUEST_REVIEW": None,
    }
)
"""Names of states on GitHub and on Gitea; None is no review at all, only a request for one."""


def state_of(name: str) -> State | None:
    """The state of that name; None for what is only a request. Raises GateFault for a name that nobody knows."""
    if name not in _STATES:
        raise GateFault("The forge names a state of a review that the gate does not know: {state}.", state=name)
    return _STATES[name]


@dataclass(frozen=True, slots=True)
class Review:
    """One review now. `user` is the number of the account, None when the account is gone; a login is only a label.

    `commit` is what the forge says it was about: a hint, since forges point it anew. `dismissed` holds beside any
    state.
    """

    id: str
    user: int | None
    login: str
    state: State
    submitted: datetime
    body: str = ""
    commit: str = ""
    human: bool = True
    dismissed: bool = False
    dismissed_by: int | None = None


class Ground(StrEnum):
    """The grounds on which the apparatus may return a draft (clause 28)."""

    NOT_AUTHENTIC = "not-authentic"
    CONTRARY_TO_LAW = "contrary-to-law"
    BREACH = "breach"


@dataclass(frozen=True, slots=True)
class Claims:
    """What the block `visa` of a body says; empty where it says nothing.

    `fault` is why the block cannot be read (an msgid): then the whole review is no visa.
    """

    role: str = ""
    digest: str = ""
    on_behalf_of: str = ""
    verdict: str = ""
    ground: str = ""
    fault: str = ""


_FENCE = re.compile(r"^(`{3,}|~{3,})[ \t]*(.*)$")
_LINE = re.compile(r"([a-z-]+)[ \t]*:[ \t]*([\x21-\x7e]+)")
_KEYS = ("role", "digest", "verdict", "on-behalf-of", "ground")
_DIGEST = re.compile(r"[0-9a-f]{12,64}")
_VERDICTS = ("agreed", "agreed-with-remarks", "refused")


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a review taken apart: its block and the prose around it, quotations of others left out."""

    claims: Claims
    prose: str


def read_body(text: str) -> Body:
    """The claims and the prose of a body. A quoted line (`> …`) belongs to somebody else and is neither.

    Only a fence of its own, opened with the word `visa`, is a block; a second one, an unknown key or a value out of
    its grammar spoils the review.
    """
    blocks: list[list[str]] = []
    prose: list[str] = []
    fence, inside = "", False
    for line in text.replace("\r\n", "\n").split("\n"):
        match = _FENCE.match(line)
        if fence:
            if match and match[1][0] == fence[0] and len(match[1]) >= len(fence) and not match[2].strip():
                fence, inside = "", False
            elif inside:
                blocks[-1].append(line)
            else:
                prose.append(line)
        elif match:
            fence, inside = match[1], match[2].strip() == "visa"
            if inside:
                blocks.append([])
        elif not line.lstrip().startswith(">"):
            prose.append(line)
    claims = _claims(blocks, open_ended=bool(fence) and inside)
    if len(text) >= LIMIT:
        claims = Claims(fault="the review is too long to be read to its end")
    return Body(claims, "\n".join(prose).strip())


def _claims(blocks: list[list[str]], *, open_ended: bool) -> Claims:
    if not blocks:
        return Claims()
    if len(blocks) > 1 or open_ended:
        return Claims(fault="the review has more than one visa block, or one that is not closed")
    found: dict[str, str] = {}
    for line in filter(str.strip, blocks[0]):
        match = _LINE.fullmatch(line.strip())
        if match is None or match[1] not in _KEYS or match[1] in found:
            return Claims(fault="the visa block has a line that cannot be read")
        found[match[1]] = match[2]
    if not _well_formed(found):
        return Claims(fault="the visa block has a value that cannot be read")
    values = {key.replace("-", "_"): value for key, value in found.items()}
    return Claims(**values)


def _well_formed(found: Mapping[str, str]) -> bool:
    digest, verdict, ground = (found.get(key) for key in ("digest", "verdict", "ground"))
    return (
        (digest is None or bool(_DIGEST.fullmatch(digest)))
        and (verdict is None or verdict in _VERDICTS)
        and (ground is None or ground in set(Ground))
    )


_ITEM = re.compile(r"^\s*(?:[-*•]|\d{1,3}[.)])\s+(.*)$")


def remarks_of(prose: str) -> tuple[str, ...]:
    """The remarks in the prose of a review: items of a list where it is one, else the whole as one remark.

    What stands before the first item announces it; lines after an item go on with it.
    """
    items: list[list[str]] = []
    for line in prose.split("\n"):
        match = _ITEM.match(line)
        if match:
            items.append([match[1]])
        elif items and line.strip():
            items[-1].append(line.strip())
    texts = [" ".join(" ".join(item).split()) for item in items] or [" ".join(prose.split())]
    return tuple(text for text in texts if text)


LEAST = 10
"""Letters of a reason or a remark: fewer say nothing that a developer could answer."""


def says_something(prose: str) -> bool:
    """Whether the prose has content: enough letters, not only marks and signs."""
    return sum(letter.isalpha() for letter in prose) >= LEAST
