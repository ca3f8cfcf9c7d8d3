"""Papers made by hand: what the composer gives to the writers, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reglament.model.tree import Align, Block, Chapter, Clause, Formula, Paragraph, Subclause, Table
from reglament.render.align import flatten
from reglament.render.paper import (
    AnnexPaper,
    Facts,
    Initials,
    Letterhead,
    Paper,
    PaperBlock,
    Side,
    Signature,
    Stamp,
)

HEAD = Letterhead(
    body_kk="САРҚЫРАМА ҚАЛАСЫНЫҢ ӘКІМДІГІ",
    body_ru="АКИМАТ ГОРОДА САРКЫРАМА",
    kind_kk="ҚАУЛЫ",
    kind_ru="ПОСТАНОВЛЕНИЕ",
    emblem=False,
)


def p(text: str) -> Paragraph:
    return Paragraph(text)


def clauses_ru(count: int) -> tuple[Block, ...]:
    first = Clause(
        "1.",
        (
            p("Утвердить прилагаемый План санитарной очистки города Саркырама на 2027 год (далее – План)."),
            p("План подлежит опубликованию на интернет-ресурсе акимата в течение 10 рабочих дней."),
        ),
    )
    second = Clause(
        "2.",
        (
            p("Управлению жилищно-коммунального хозяйства в порядке, установленном законодательством:"),
            Subclause("1)", (p("обеспечить вывоз отходов не реже 2 раз в неделю по ул. Мысал, 7‑квартал;"),)),
            Subclause("2)", (p("выделить 12 500 000 (двенадцать миллионов пятьсот тысяч) тенге (₸)."),)),
        ),
    )
    more = (
        Clause(
            f"{n}.",
            (p("Контроль за исполнением настоящего постановления возложить на заместителя акима города. " * 3),),
        )
        for n in range(3, count + 1)
    )
    return (first, second, *more)


def clauses_kk(count: int) -> tuple[Block, ...]:
    first = Clause(
        "1.",
        (
            p("Қоса беріліп отырған Сарқырама қаласын 2027 жылға арналған санитариялық тазалау жоспары бекітілсін."),
            p("Жоспар 10 жұмыс күні ішінде әкімдіктің интернет-ресурсында жариялануға жатады."),
        ),
    )
    second = Clause(
        "2.",
        (
            p("Тұрғын үй-коммуналдық шаруашылық басқармасы заңнамада белгіленген тәртіппен:"),
            Subclause("1)", (p("Мысал көшесі, 7‑орам бойынша қалдықтардың аптасына 2 рет шығарылуын;"),)),
            Subclause("2)", (p("12 500 000 (он екі миллион бес жүз мың) теңге (₸) бөлінуін қамтамасыз етсін."),)),
        ),
    )
    more = (
        Clause(f"{n}.", (p("Осы қаулының орындалуын бақылау қала әкімінің орынбасарына жүктелсін. " * 3),))
        for n in range(3, count + 1)
    )
    return (first, second, *more)


TABLE_RU = Table(
    head=(p("№"), p("Мероприятие"), p("Срок"), p("Ответственный исполнитель"), p("Сумма, тенге")),
    rows=tuple(
        (p(str(n)), p("Очистка арычной сети и вывоз наносов"), p("I квартал"), p("Управление ЖКХ"), p("1 250 000"))
        for n in range(1, 31)
    ),
    aligns=(Align.CENTER, Align.LEFT, Align.CENTER, Align.LEFT, Align.RIGHT),
)
TABLE_KK = Table(
    head=(p("№"), p("Іс-шара"), p("Мерзімі"), p("Жауапты орындаушы"), p("Сомасы, теңге")),
    rows=tuple(
        (
            p(str(n)),
            p("Арық желісін тазалау және шөгінділерді шығару"),
            p("I тоқсан"),
            p("ТКШ басқармасы"),
            p("1 250 000"),
        )
        for n in range(1, 31)
    ),
    aligns=TABLE_RU.aligns,
)


def decree(lang: str = "ru", count: int = 6, landscape: bool = False) -> Paper:
    """A decree with a letterhead, an annex with a table and a signature."""
    kk = lang == "kk"
    clauses = clauses_kk(count) if kk else clauses_ru(count)
    preamble = (
        "«Қазақстан Республикасындағы жергілікті мемлекеттік басқару және өзін-өзі басқару туралы» Қазақстан "
        "Республикасының Заңына сәйкес Сарқырама қаласының әкімдігі"
        if kk
        else "В соответствии с Законом Республики Казахстан «О местном государственном управлении и самоуправлении "
        "в Республике Казахстан» акимат города Саркырама"
    )
    return Paper(
        doc_id="acts/2026/tazalyq/act",
        kind="decree",
        lang=lang,
        title="Қаланың тазалығы туралы" if kk else "О чистоте города",
        blocks=(p(preamble), Formula("ҚАУЛЫ ЕТЕДІ:" if kk else "ПОСТАНОВЛЯЕТ:"), *clauses),
        letterhead=HEAD,
        date="2026 жылғы 26 қараша" if kk else "26 ноября 2026 года",
        number="№ 3/412",
        place="Сарқырама қаласы" if kk else "город Саркырама",
        draft="Жоба" if kk else "Проект",
        signatures=(
            Signature(
                "Сарқырама қаласының әкімі" if kk else "Аким города Саркырама", "Ү. Қиялбеков" if kk else "У. Киялбеков"
            ),
        ),
        annexes=(
            AnnexPaper(
                stamp=Stamp(
                    ("Сарқырама қаласы әкімдігінің", "2026 жылғы 26 қарашадағы", "№ 3/412 қаулысына", "қосымша")
                    if kk
                    else ("Приложение", "к постановлению акимата", "города Саркырама", "от 26 ноября 2026 года № 3/412")
                ),
                title="Санитариялық тазалау жоспары" if kk else "План санитарной очистки",
                blocks=(
                    Chapter(
                        p("Жалпы ережелер" if kk else "Общие положения"), (), label="1-тарау." if kk else "Глава 1."
                    ),
                    TABLE_KK if kk else TABLE_RU,
                ),
                landscape=landscape,
            ),
        ),
        initials=Initials.ALWAYS,
        initials_label="Қысқаша қолтаңба" if kk else "Парафа",
        subject="Қаулы" if kk else "Постановление",
        keywords=("тазалық",) if kk else ("чистота",),
    )


def protocol() -> Paper:
    """A protocol without a letterhead: stamps on both sides, facts, several signatures and visas."""
    return Paper(
        doc_id="meetings/2026/11-26/protocol",
        kind="protocol",
        lang="ru",
        title="Протокол заседания акимата города Саркырама",
        kind_title="ПРОТОКОЛ",
        date="26 ноября 2026 года",
        number="№ 11",
        place="город Саркырама",
        stamps=(
            Stamp(("СОГЛАСОВАНО", "Руководитель аппарата", "____________ А. Ойдан"), Side.LEFT),
            Stamp(("УТВЕРЖДАЮ", "Аким города", "____________ У. Киялбеков")),
        ),
        intro=(Facts((("Председатель", ("У. Киялбеков",)), ("Присутствовали", ("А. Ойдан", "Б. Выдуман")))),),
        blocks=(
            Chapter(
                p("О чистоте города"),
                (p("СЛУШАЛИ: доклад."), Clause("1.", (p("Принять к сведению."),)), Chapter(p("Прения"), (), level=3)),
                label="1.",
            ),
        ),
        signatures=(Signature("Председатель", "У. Киялбеков"), Signature("Секретарь", "А. Ойдан", "26.11.2026")),
        visas=(Signature("Руководитель аппарата", "А. Ойдан", "26.11.2026"),),
        visa_label="Завизировано:",
        executor="Исп. Б. Выдуман, тел. 00-00-00",
        initials=Initials.WHEN_LONG,
        initials_label="Парафа",
    )


def printed(paper: Paper, beside: str = "") -> Iterator[str]:
    """Every printed text of a paper in its order, nothing empty.

    `beside`: with the `marks` of footnotes, or with all that is `spoken`: marks, footnotes, the words of pictures.
    """
    return (text for text in _printed(paper, beside) if text)


def _printed(paper: Paper, beside: str) -> Iterator[str]:
    yield paper.draft
    if head := paper.letterhead:
        yield from (head.body_kk, *head.address_kk, head.body_ru, *head.address_ru, head.kind_kk, head.kind_ru)
    for side in (Side.LEFT, Side.RIGHT):
        for stamp in paper.stamps:
            yield from stamp.lines if stamp.side is side else ()
    dated = (paper.date, paper.number, paper.place)
    yield from dated if head else ()
    if address := paper.address:
        yield from address.reference
        yield from (line for one in address.to for line in one)
    yield from (paper.kind_title, paper.title) if head else (paper.kind_title, *dated, paper.title)
    yield from body(paper.intro, beside)
    yield from body(paper.blocks, beside)
    for entry in paper.signatures:
        yield from (entry.position, entry.note, entry.name)
    yield paper.visa_label if paper.visas else ""
    for entry in paper.visas:
        yield from (entry.position, entry.note, entry.name)
    yield paper.executor
    yield from paper.marks
    for annex in paper.annexes:
        yield from (*annex.stamp.lines, annex.title)
        yield from body(annex.blocks, beside)


def body(blocks: Iterable[PaperBlock], beside: str = "") -> Iterator[str]:
    """The printed texts of blocks."""
    for piece in flatten(blocks):
        if piece.table is not None:
            for row in (piece.table.head, *piece.table.rows):
                yield from (_noted(cell, beside) for cell in row)
        elif piece.facts is not None:
            for label, values in piece.facts.rows:
                yield from (f"{label}:", *values)
        elif piece.picture is not None:
            yield piece.picture.alt.text if beside == "spoken" else ""
        elif piece.text is not None and piece.text.notes:
            yield from (piece.label, _noted(piece.text, beside))
        else:
            yield piece.line


def _noted(part: Paragraph, beside: str) -> str:
    said = []
    for text, note in part.pieces():
        said.append(text)
        if note is not None and beside:
            said.append(note.label + (f"{note.label} {note.text.text}" if beside == "spoken" else ""))
    return "".join(said)
