"""Families X1, X5 and L1: the same clauses in both languages, clauses without gaps, a single annex without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Location, Param, Severity
from reglament.model.documents import Document
from reglament.model.tree import Clause, Subclause, TextTree
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, bodies, texts_of, tree_title
from reglament.rules.facts import finding, note

_PARITY = RuleSpec(
    id="X1.1",
    name="clauses-differ-between-languages",
    clauses=("21",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    profile=Profile.DRAFT,
    kinds=ACTS,
    title=t(
        kk="Екі тілдегі мәтіннің тармақтары бірдей",
        ru="В текстах на двух языках одни и те же пункты",
        en="Both languages have the same clauses",
    ),
    explanation=t(
        kk="Қазақ және орыс тілдеріндегі мәтіндер тең түпнұсқалы болуға тиіс. Ең алдымен екі мәтіннің тармақтары мен "
        "тармақшаларының нөмірлері бірдей болады: бір тілде түсіп қалған тармақ – басқа акт.",
        ru="Тексты на казахском и русском языках должны быть аутентичны. Прежде всего в них совпадают номера пунктов "
        "и подпунктов: текст, в котором пункт пропущен, — уже другой акт.",
        en="The Kazakh and the Russian text must be equally authentic. First of all their clauses and subclauses "
        "have the same numbers: a text that lacks a clause is another act.",
    ),
    messages={
        "clause": t(
            kk="{language} мәтінде {label}-тармақ жоқ",
            ru="в {language} тексте нет пункта {label}",
            en="the {language} text has no clause {label}",
        ),
        "clauses": t(
            kk="{language} мәтінде {label}-тармақтан {last}-тармаққа дейінгі тармақтар жоқ (барлығы {count})",
            ru="в {language} тексте нет пунктов с {label} по {last} (всего {count})",
            en="the {language} text has no clauses from {label} to {last} ({count} in all)",
        ),
        "subclause": t(
            kk="{language} мәтінде {clause}-тармақтың {label} тармақшасы жоқ",
            ru="в {language} тексте нет подпункта {label} пункта {clause}",
            en="the {language} text has no subclause {label} of clause {clause}",
        ),
        "other": t(kk="ол жоқ мәтін", ru="текст, в котором его нет", en="the text that lacks it"),
        "fix": t(
            kk="екі мәтінді тармақтап салыстырып, түсіп қалған тармақты қосыңыз немесе артығын алып тастаңыз",
            ru="сверьте тексты по пунктам: добавьте пропущенный пункт или уберите лишний",
            en="compare the texts clause by clause: add what is missing or remove what is extra",
        ),
    },
)

_Path = tuple[str, str]
"""The number of a clause and of its subclause (empty for the clause itself)."""


def _parity(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The Kazakh and the Russian text, and each annex, have the same clauses and subclauses."""
    for _, texts in bodies(document):
        if "kk" in texts and "ru" in texts:
            yield from _extra(texts["kk"], texts["ru"])
            yield from _extra(texts["ru"], texts["kk"])


_LANGUAGES = {
    "kk": t(kk="қазақша", ru="казахском", en="Kazakh"),
    "ru": t(kk="орысша", ru="русском", en="Russian"),
}

FEW = 2
"""More clauses than this that are missing in a row are one finding: the end of a text or a part of it is lost."""


def _extra(mine: TextTree, other: TextTree) -> Iterator[Diagnostic]:
    """Clauses of `mine` that `other` lacks; subclauses of a missing clause are not named again."""
    there = {path for path, _ in _outline(other)}
    second, language = note(tree_title(other), "other"), _LANGUAGES[other.lang]
    runs: list[list[tuple[str, Location]]] = [[]]
    for (clause, subclause), location in _outline(mine):
        if (clause, "") in there:
            if runs[-1] and not subclause:
                runs.append([])
            if subclause and (clause, subclause) not in there:
                label = f"{subclause})"
                yield finding("X1.1", "subclause", location, second, language=language, clause=clause, label=label)
        elif not subclause:
            runs[-1].append((clause, location))
    for run in runs:
        if len(run) > FEW:
            (first, place), (last, _) = run[0], run[-1]
            facts: dict[str, Param] = {"language": language, "label": first, "last": last, "count": len(run)}
            yield finding("X1.1", "clauses", place, second, **facts)
        else:
            for clause, place in run:
                yield finding("X1.1", "clause", place, second, language=language, label=clause)


def _outline(tree: TextTree) -> Iterator[tuple[_Path, Location]]:
    for clause in tree.clauses():
        yield (clause.number, ""), _label(tree, clause)
        for block in clause.blocks:
            if isinstance(block, Subclause):
                yield (clause.number, block.number), _label(tree, block)


def _label(tree: TextTree, block: Clause | Subclause) -> Location:
    """Where the label of a clause stands."""
    span = block.span
    return tree.locate(span._replace(end_line=span.line, end_column=span.column + len(block.label)))


_ORDER = RuleSpec(
    id="X5",
    name="clause-numbers-broken",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    profile=Profile.DRAFT,
    kinds=ACTS,
    title=t(
        kk="Тармақтар рет-ретімен нөмірленеді",
        ru="Пункты нумеруются подряд",
        en="Clauses are numbered in order",
    ),
    explanation=t(
        kk="Актінің тармақтары 1., 2., 3. болып, тармақшалары 1), 2), 3) болып үзіліссіз және қайталанбай "
        "нөмірленеді. Кейін енгізілген тармақ алдыңғысының нөмірін жалғайды: 5-тармақтан кейін 5-1. Алынып тасталған "
        "тармақтың нөмірі басқаға берілмейді.",
        ru="Пункты акта нумеруются 1., 2., 3., подпункты — 1), 2), 3), без пропусков и повторов. Пункт, включённый "
        "позже, продолжает номер предыдущего: после 5 идёт 5-1. Номер исключённого пункта другому не даётся.",
        en="Clauses of an act run 1., 2., 3., subclauses 1), 2), 3), without gaps or repeats. A clause inserted "
        "later continues the number before it: 5-1 follows 5. The number of a deleted clause is not used again.",
    ),
    messages={
        "order": t(
            kk="кезектегі нөмір – {expected}, ал мұнда {label} тұр",
            ru="следующий по порядку номер — {expected}, а стоит {label}",
            en="the next number in order is {expected}, but here stands {label}",
        ),
        "fix": t(
            kk="нөмірді түзетіңіз немесе түсіп қалған тармақты қосыңыз; кейін енгізілгені 5-1 түрінде жазылады",
            ru="исправьте номер или добавьте пропущенное; включённое позже пишется в виде 5-1",
            en="correct the number or add what is missing; what was inserted later is written as 5-1",
        ),
    },
)

_NUMBER = re.compile(r"(\d+)(?:-(\d+))?")


def _order(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Clauses of a text, and subclauses of a clause, run without gap or repeat; inserted ones follow their base."""
    for tree in texts_of(document):
        clauses = list(tree.clauses())
        yield from _sequence(tree, clauses)
        for clause in clauses:
            yield from _sequence(tree, [block for block in clause.blocks if isinstance(block, Subclause)])
        loose = [block for block in tree.blocks if isinstance(block, Subclause)]
        yield from _sequence(tree, loose)


def _sequence(tree: TextTree, blocks: list[Clause] | list[Subclause]) -> Iterator[Diagnostic]:
    base, inserted = 0, 0
    for block in blocks:
        match = _NUMBER.fullmatch(block.number)
        if match is None:
            continue
        number, insertion = int(match[1]), int(match[2] or 0)
        if (number, insertion) not in ((base + 1, 0), (base, inserted + 1)):
            mark = block.label[len(block.number) :]
            yield finding("X5", "order", _label(tree, block), expected=f"{base + 1}{mark}", label=block.label)
        base, inserted = number, insertion


_ANNEX = RuleSpec(
    id="L1",
    name="single-annex-numbered",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    profile=Profile.DRAFT,
    kinds=ACTS,
    title=t(
        kk="Жалғыз қосымша нөмірленбейді",
        ru="Единственное приложение не нумеруется",
        en="A single annex bears no number",
    ),
    explanation=t(
        kk="Құқықтық актінің қосымшалары екеу немесе одан көп болғанда ғана нөмірленеді. Қосымша жалғыз болса, "
        "мәтінде оған нөмірсіз сілтеме жасалады: «осы қаулыға қосымшаға сәйкес».",
        ru="Приложения правового акта нумеруются, только если их больше одного. На единственное приложение ссылаются "
        "без номера: «согласно приложению к настоящему постановлению».",
        en="Annexes of a legal act are numbered only when there is more than one. A single annex is referred to "
        "without a number.",
    ),
    messages={
        "numbered": t(
            kk="актінің қосымшасы жалғыз, бірақ мәтінде ол нөмірмен аталған: «{words}»",
            ru="приложение у акта одно, а в тексте оно названо с номером: «{words}»",
            en="the act has a single annex, but the text gives it a number: '{words}'",
        ),
        "fix": t(
            kk="нөмірді алып тастаңыз: «қосымшаға сәйкес»",
            ru="уберите номер: «согласно приложению»",
            en="remove the number: 'according to the annex'",
        ),
    },
)

_NUMBERED = {
    "ru": re.compile(r"\bприложени\w+\s+(?:№\s*)?1(?![\w.-])(?=\s+к\s+настоящ|[),;.:]|\s*$)", re.IGNORECASE),
    "kk": re.compile(r"\bосы\s+\w+\s+(?:№\s*)?1[-‑]\s?қосымша\w*", re.IGNORECASE),
}


def _annex(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The text of an act with a single annex does not call it annex 1."""
    if len(document.annexes) != 1:
        return
    for lang, tree in document.texts.items():
        pattern = _NUMBERED.get(lang)
        for paragraph in tree.paragraphs() if pattern else ():
            for match in pattern.finditer(paragraph.text) if pattern else ():
                place = tree.locate(paragraph.at(match.start(), len(match[0])))
                yield finding("L1", "numbered", place, words=match[0])


RULES = (
    Rule(_PARITY, document=_parity),
    Rule(_ORDER, document=_order),
    Rule(_ANNEX, document=_annex),
)
