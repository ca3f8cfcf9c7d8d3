"""Which two versions of a paper are compared, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn

from reglament.diagnostics import Lang
from reglament.errors import UsageError
from reglament.i18n import translator
from reglament.loading import read_markdown
from reglament.loading.decode import MAX_BYTES
from reglament.model.documents import Document
from reglament.model.tree import TextTree
from reglament.pipeline.collect import Collected, collect
from reglament.pipeline.compared import bare_papers, papers_of
from reglament.pipeline.editions import edition
from reglament.pipeline.git import Git, Stamp
from reglament.pipeline.layout import LANGUAGES, Layout, created_on
from reglament.pipeline.moves import counterpart
from reglament.pipeline.request import Request
from reglament.pipeline.versions import Version, base, past
from reglament.redline import Redline, redline
from reglament.redline.summary import DOMAIN, msgid
from reglament.render.paper import Paper

WORK_TREE = frozenset({"work tree", "work-tree", "worktree", "."})
"""How the command line may call the files as they lie on disk."""
AUTHOR = "Reglament"
"""Who changed a paper when nobody is known to have."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be compared: a paper by id or path between two revisions, two editions, or against another one."""

    paper: str
    older: str = ""
    newer: str = ""
    editions: tuple[date, ...] = ()
    against: str = ""
    langs: tuple[Lang, ...] = LANGUAGES
    author: str = ""
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Called:
    """What a version is called: a text of the `redline` catalogue and what fills it; the paper when it has two ids."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)
    paper: str = ""

    def said(self, lang: Lang) -> str:
        """The name in a language."""
        name = translator(DOMAIN, lang)(self.text).format(**self.values)
        return f"{name}: {self.paper}" if self.paper else name


@dataclass(frozen=True, slots=True)
class Comparison:
    """The redlines of a paper by language, the names of its versions, who changed it and when, and how it looks."""

    doc_id: str
    old: Called
    new: Called
    redlines: tuple[Redline, ...]
    stamp: Stamp
    created: date
    layout: Layout

    @property
    def changed(self) -> bool:
        """Whether the versions differ in any language."""
        return any(one.changed for one in self.redlines)


def compare(request: Request, wish: Wish, here: Path) -> Comparison:
    """The versions that were asked for, compared; paths are looked for in the folder `here`, then in the akimat.

    Raises UsageError when there is no such paper, revision or edition, or when a wish contradicts itself.
    """
    collected = collect(request)
    now = Version("", collected.repository, collected.registers, collected.languages)
    if wish.against:
        return _against(collected, now, wish, here)
    if wish.editions:
        return _editions(collected, now, wish, here)
    return _revisions(collected, now, wish, here)


def _revisions(collected: Collected, now: Version, wish: Wish, here: Path) -> Comparison:
    git = Git.at(collected.root)
    older = git.commit(wish.older) if wish.older else base(git)
    newer = "" if not wish.newer or wish.newer in WORK_TREE else git.commit(wish.newer)
    one = past(git, older, wish.older or older[:10])
    two = past(git, newer, wish.newer) if newer else now
    doc_id = _find(wish.paper, here, collected.root, [*one.repository.documents, *two.repository.documents])
    names = [_revision(git, older, wish.older), _revision(git, newer, wish.newer)]
    before, after = _sought(one, two, doc_id), _sought(two, one, doc_id)
    before, after = before or _lacking(doc_id, older[:10], "--from"), after or _lacking(doc_id, newer[:10], "--to")
    if before.id != after.id:
        names = [replace(name, paper=paper.id) for name, paper in zip(names, (before, after), strict=True)]
    stamp = git.stamp(newer or git.commit("HEAD"))
    papers = [papers_of(before, one, wish.langs), papers_of(after, two, wish.langs)]
    # Who changes the files on disk is not known to git.
    found = Stamp(stamp.author if newer else "", stamp.when)
    return _comparison(collected, after.id, names, papers, wish, found, created_on(after))


def _revision(git: Git, commit: str, asked: str) -> Called:
    if not commit:
        return Called(msgid("working files"))
    day = git.stamp(commit).when.date().isoformat()
    short = commit[:10]
    if not asked or commit.startswith(asked):
        return Called(msgid("revision {commit} of {day}"), {"commit": short, "day": day})
    return Called(msgid("revision {name} ({commit} of {day})"), {"name": asked, "commit": short, "day": day})


def _sought(version: Version, other: Version, doc_id: str) -> Document | None:
    """The paper in a version, under another name when it was moved since or before; None when it is not there."""
    found = version.repository.documents.get(doc_id)
    there = other.repository.documents.get(doc_id)
    if found is None and there is not None:
        return counterpart(there, version.repository, other.repository)
    return found


def _lacking(doc_id: str, commit: str, option: str) -> NoReturn:
    if commit:
        raise UsageError(
            "{paper} is not in revision {commit}; name another one with {option}.",
            paper=doc_id,
            commit=commit,
            option=option,
        )
    raise UsageError(
        "{paper} is no longer on disk; name a revision that has it with {option}.", paper=doc_id, option=option
    )


def _editions(collected: Collected, now: Version, wish: Wish, here: Path) -> Comparison:
    doc_id = _find(wish.paper, here, collected.root, now.repository.documents)
    act = now.repository.documents[doc_id]
    if act.kind == "control_copy" and isinstance(named := act.get("/act"), str) and named in now.repository.documents:
        act = now.repository.documents[named]
    if not act.texts:
        raise UsageError(
            "{paper} has no text of its own, so it has no editions; compare revisions with --from and --to.",
            paper=act.id,
        )
    days = wish.editions
    names = [_edition_name(day) for day in days]
    documents = [edition(act, day, now.repository) for day in days]
    if len(days) == 1:
        names, documents = [Called(msgid("as adopted")), *names], [act, *documents]
    papers = [papers_of(one, now, wish.langs) for one in documents]
    return _comparison(collected, act.id, names, papers, wish, Stamp("", _midnight(days[-1])), created_on(act))


def _edition_name(day: date) -> Called:
    return Called(msgid("as of {day}"), {"day": day.isoformat()})


def _against(collected: Collected, now: Version, wish: Wish, here: Path) -> Comparison:
    sides = [_side(word, here, collected, wish.langs) for word in (wish.paper, wish.against)]
    one, two = sides
    papers: list[dict[Lang, Paper]]
    if isinstance(one, Document) and isinstance(two, Document) and one.kind == two.kind:
        papers = [papers_of(one, now, wish.langs), papers_of(two, now, wish.langs)]
    else:
        papers = [bare_papers(side, wish.langs) for side in sides]
        both = papers[0].keys() & papers[1].keys()
        papers = [{lang: paper for lang, paper in side.items() if lang in both} for side in papers]
        if not both:
            raise UsageError(
                "{paper} and {other} have no text in one language; name files of the same language.",
                paper=wish.paper,
                other=wish.against,
            )
    names = [Called("{paper}", {"paper": side.id if isinstance(side, Document) else side.path}) for side in sides]
    document = two if isinstance(two, Document) else one
    created = created_on(document) if isinstance(document, Document) else date(2000, 1, 1)
    doc_id = one.id if isinstance(one, Document) else Path(one.path).stem
    return _comparison(collected, doc_id, names, papers, wish, Stamp("", _midnight(created)), created)


def _side(word: str, here: Path, collected: Collected, langs: tuple[Lang, ...]) -> Document | TextTree:
    """A paper of the akimat, or one text of it, or a text that lies elsewhere."""
    if not word.endswith(".md"):
        return collected.repository.documents[_find(word, here, collected.root, collected.repository.documents)]
    path = next((path for path in (here / word, collected.root / word) if path.is_file()), None)
    if path is None:
        raise UsageError("There is no {path}.", path=word)
    lang = next((lang for lang in LANGUAGES if path.name.endswith(f".{lang}.md")), langs[-1])
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    tree = read_markdown(word, lang, data)[0] if len(data) <= MAX_BYTES else None
    if tree is None:
        raise UsageError("{path} cannot be read; `check` says why.", path=word)
    return tree


def _comparison(
    collected: Collected,
    doc_id: str,
    names: list[Called],
    papers: list[dict[Lang, Paper]],
    wish: Wish,
    stamp: Stamp,
    created: date,
) -> Comparison:
    langs = [lang for lang in wish.langs if lang in papers[0] or lang in papers[1]]
    if not langs:
        raise UsageError("{paper} has nothing to print in that language; leave out --lang-of-paper.", paper=doc_id)
    pairs = []
    for lang in langs:
        # A version that has no text in this language yet says nothing.
        old, new = papers[0].get(lang), papers[1].get(lang)
        kind = next(one.kind for one in (new, old) if one is not None)
        empty = Paper(doc_id, kind, lang, "", ())
        pairs.append(redline(old or empty, new or empty))
    found = Stamp(wish.author or stamp.author or AUTHOR, wish.moment or stamp.when)
    layout = Layout.of(collected.request.paths.templates, collected.settings)
    return Comparison(doc_id, names[0], names[1], tuple(pairs), found, created, layout)


def _find(word: str, here: Path, root: Path, ids: Iterable[str]) -> str:
    """The id of the paper that a word means: an id, a file or a dossier with an act or a single paper."""
    known = set(ids)
    for place in (here / word, root / word, root / "content" / word):
        try:
            path = place.resolve().relative_to(root.resolve()).as_posix().removeprefix("content/")
        except ValueError:
            continue
        folder, _, name = path.rpartition("/")
        if name.endswith(".md"):
            stem = name.partition(".")[0]
            path = f"{folder}/{'act' if stem.startswith('annex-') else stem}"
        path = path.removesuffix(".yml")
        if path in known:
            return path
        inside = sorted(one for one in known if one.rpartition("/")[0] == path)
        if f"{path}/act" in known or len(inside) == 1:
            return f"{path}/act" if f"{path}/act" in known else inside[0]
        if inside:
            raise UsageError("{folder} holds several papers; name one: {papers}", folder=word, papers=", ".join(inside))
    near = get_close_matches(word, sorted(known), n=3, cutoff=0.5)
    if near:
        raise UsageError("There is no paper {paper}. Did you mean {near}?", paper=word, near=", ".join(near))
    raise UsageError("There is no paper {paper}; name it by its file, such as content/acts/2026/x/act.yml.", paper=word)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
