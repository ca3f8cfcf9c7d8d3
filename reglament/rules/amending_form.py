"""Family L: an amending act says in its title and headings whether it changes or adds, one thing or several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reglament.amending import Amendment, Operation, Verb, amendments, without_quotations
from reglament.diagnostics import Diagnostic, Lang, Severity, Text
from reglament.model.documents import Document
from reglament.model.tree import TextTree
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS
from reglament.rules.facts import finding

_HEADING = RuleSpec(
    id="L5",
    name="amending-heading-disagrees",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Актінің тақырыбы мен кіріспе сөзі өзгерістер мен толықтыруларды дәл атайды",
        ru="Заголовок и вводная фраза акта точно называют изменения и дополнения",
        en="The title and the lead-in of an act name its changes and additions exactly",
    ),
    explanation=t(
        kk="Жаңа редакция, ауыстыру мен алып тастау – өзгеріс; жаңа тармақ, тармақша, бөлік немесе сөз қосу – "
        "толықтыру. Актінің тақырыбы мен «енгізілсін» деген кіріспе сөзі олардың барын атайды, жоғын атамайды, "
        "біреуі болса – жекеше, бірнешеуі болса – көпше түрде. Барлық операциясы танылған мәтін ғана тексеріледі.",
        ru="Новая редакция, замена и исключение — изменение; новый пункт, подпункт, часть или слова — дополнение. "
        "Заголовок акта и фраза «внести …» называют то, что есть, и не называют того, чего нет; одно — в единственном "
        "числе, несколько — во множественном. Проверяются тексты, все операции которых распознаны.",
        en="A new wording, a replacement and an exclusion are a change; a new clause, subclause, part or words are an "
        "addition. The title of the act and the lead-in name what there is and nothing else, one in the singular, "
        "several in the plural. Checked in texts whose operations were all understood.",
    ),
    messages={
        "unnamed": t(
            kk="актіде {what} бар, бірақ мұнда ол аталмаған",
            ru="в акте есть {what}, но здесь этого слова нет",
            en="the act has {what}, which is not named here",
        ),
        "absent": t(
            kk="мұнда {what} аталған, бірақ актіде ол жоқ",
            ru="здесь названо {what}, но в акте его нет",
            en="{what} is named here, but the act has none",
        ),
        "one": t(
            kk="мұнда {what} көпше түрде аталған, ал актіде ол біреу ғана",
            ru="здесь {what} названо во множественном числе, а в акте оно одно",
            en="{what} is named here in the plural, but the act has one only",
        ),
        "many": t(
            kk="мұнда {what} жекеше түрде аталған, ал актіде олардың саны – {count}",
            ru="здесь {what} названо в единственном числе, а в акте их {count}",
            en="{what} is named here in the singular, but the act has {count}",
        ),
        "fix": t(
            kk="тақырып пен кіріспе сөзді түзетіңіз: өзгеріс не өзгерістер, толықтыру не толықтырулар",
            ru="согласуйте заголовок и вводную фразу с операциями: изменение — изменения, дополнение — дополнения",
            en="make the title and the lead-in agree with the operations: change or changes, addition or additions",
        ),
    },
    profile=Profile.DRAFT,
)

_CHANGE: Text = {"kk": "өзгеріс", "ru": "изменение", "en": "a change"}
_ADDITION: Text = {"kk": "толықтыру", "ru": "дополнение", "en": "an addition"}
_ADDS = (Verb.INSERT, Verb.ADD_WORDS)


@dataclass(frozen=True, slots=True)
class _Forms:
    """How a language writes a word: in the plural, and in either number."""

    plural: re.Pattern[str]
    either: re.Pattern[str]


_IN_TITLE: Mapping[Lang, tuple[_Forms, _Forms]] = {
    "ru": (
        _Forms(re.compile(r"\bизменений\b"), re.compile(r"\bизменени[йя]\b")),
        _Forms(re.compile(r"\bдополнений\b"), re.compile(r"\bдополнени[йя]\b")),
    ),
    "kk": (
        _Forms(re.compile(r"\bөзгерістер"), re.compile(r"\bөзгеріс")),
        _Forms(re.compile(r"\bтолықтырулар"), re.compile(r"\bтолықтыру")),
    ),
}
_IN_LEAD: Mapping[Lang, tuple[_Forms, _Forms]] = {
    "ru": (
        _Forms(re.compile(r"\bизменения\b"), re.compile(r"\bизменени[ея]\b")),
        _Forms(re.compile(r"\bдополнения\b"), re.compile(r"\bдополнени[ея]\b")),
    ),
    "kk": _IN_TITLE["kk"],
}
_NAMES = re.compile(r"^о внесении|енгізу туралы$")


def _heading(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each lead-in against the operations under it, the title against all of them."""
    for lang, tree in document.texts.items():
        found = amendments(tree) if lang in _IN_LEAD else ()
        if not found or any(one.unread or not one.operations for one in found):
            continue
        for one in found:
            for message, what, count in _faults(one.heading, one.operations, _IN_LEAD[lang]):
                yield finding("L5", message, one.at, what=what, count=count)
        yield from _title(tree, lang, found)


def _title(tree: TextTree, lang: Lang, found: Sequence[Amendment]) -> Iterator[Diagnostic]:
    title = tree.title
    if title is None or not _NAMES.search(_words(title.text)):
        return
    operations = [operation for one in found for operation in one.operations]
    for message, what, count in _faults(title.text, operations, _IN_TITLE[lang]):
        yield finding("L5", message, tree.locate(title.span), what=what, count=count)


def _faults(
    text: str, operations: Sequence[Operation], forms: tuple[_Forms, _Forms]
) -> Iterator[tuple[str, Text, int]]:
    """What the text says wrongly of changes, then of additions."""
    said = _words(text)
    changes = [one for one in operations if one.verb not in _ADDS]
    additions = [one for one in operations if one.verb in _ADDS]
    for own, what, form in ((changes, _CHANGE, forms[0]), (additions, _ADDITION, forms[1])):
        named, plural = form.either.search(said), form.plural.search(said)
        if bool(named) != bool(own):
            yield "unnamed" if own else "absent", what, len(own)
        elif plural and len(own) == 1:
            yield "one", what, 1
        elif named and not plural and _places(own) > 1:
            yield "many", what, len(own)


def _places(operations: Sequence[Operation]) -> int:
    """How many parts of the text the operations stand in: several in one sentence may be called one change."""
    return len({one.at for one in operations})


def _words(text: str) -> str:
    return " ".join(without_quotations(text).casefold().split())


RULES = (Rule(_HEADING, document=_heading),)
