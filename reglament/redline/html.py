"""A redline as HTML: a fragment for a page or a comment, or a whole page. No script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from reglament.diagnostics import Lang
from reglament.redline.comparing import NEW, OLD, Entry, Redline, RowChange, Section, Status
from reglament.redline.listing import Kind
from reglament.redline.summary import fate, place, section_name, summary, words
from reglament.redline.words import Op, Segment

STYLE = """\
body{font:17px/1.5 "Times New Roman",Tinos,serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
.redline header{border-bottom:1px solid #999;margin-bottom:1rem;padding-bottom:.5rem}
.redline header{font-family:sans-serif;font-size:14px}
.redline h2{font-size:1.1rem;margin:0 0 .3rem}.redline h3{font-size:1.05rem;border-top:1px solid #999;padding-top:.8rem}
.redline p{margin:.35rem 0;white-space:pre-line}.redline .c{text-align:center;font-weight:bold}
.redline .b{font-weight:bold;text-indent:2rem}
.redline .r{text-align:right}.redline .i{text-indent:2rem}.redline .note{font-size:.85em}
.redline table{border-collapse:collapse;width:100%;font-size:.9em;margin:.6rem 0}
.redline td,.redline th{border:1px solid #888;padding:.2rem .4rem;text-align:left;vertical-align:top}
.redline td,.redline th{white-space:pre-line}
.redline ins{color:#0b5d1e;background:#e5f5e8;text-decoration:underline}
.redline del{color:#a11212;background:#fbe9e9;text-decoration:line-through}
.redline .x{position:relative}.redline tr.x td:first-child{border-left:4px solid #555}
.redline .x:not(tr)::before{content:"";position:absolute;left:-.8rem;top:.1rem;bottom:.1rem;border-left:3px solid #555}
.redline del+ins{margin-left:.15em}
.redline table[role] td{border:0;padding:.1rem .4rem}.redline table.head td{text-align:center;font-weight:bold}
.redline .pic{border:1px dashed #888;padding:.5rem;text-align:center;font-style:italic}
.redline .f{font:12px sans-serif;color:#555;margin-left:.5rem}
.redline .vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{.redline ins,.redline del{background:none}}
"""
"""The look of a redline; everything hangs below `.redline`."""

_CENTRED = frozenset({Kind.TITLE, Kind.NAME, Kind.CHAPTER})
_INDENTED = frozenset({Kind.CLAUSE, Kind.PART, Kind.SUBCLAUSE, Kind.SUBPART, Kind.PARAGRAPH})


def as_html(redline: Redline, lang: Lang, *, old: str, new: str, whole: bool = True) -> str:
    """A fragment (`<section class="redline">`) in the interface language `lang`; the text keeps its own.

    `old` and `new` say which versions these are. Without `whole` only what changed is shown, each under its place.
    """
    _ = words(lang)
    legend = f"<ins>{escape(_('added'))}</ins> · <del>{escape(_('removed'))}</del>"
    head = (
        f'<header lang="{lang}"><h2>{escape(redline.new.title or redline.old.title or _("Changes"))}</h2>'
        f"<p>{escape(old)} → {escape(new)}</p><p>{escape(summary(redline, lang))}</p><p>{legend}</p></header>"
    )
    text = "\n".join(_section(section, lang, whole=whole) for section in redline.sections)
    return f'<section class="redline" lang="{escape(redline.new.lang)}">\n{head}\n{text}\n</section>\n'


def page(fragments: Iterable[str], lang: Lang, title: str) -> str:
    """A page of its own from fragments."""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>\n{STYLE}</style></head>\n<body>\n<main>\n"
        f"{''.join(fragments)}</main>\n</body></html>\n"
    )


def _section(section: Section, lang: Lang, *, whole: bool) -> str:
    shown = [entry for entry in section.entries if whole or entry.status is not Status.SAME]
    if not shown:
        return ""
    name = section_name(section, lang)
    head = f"<h3>{escape(name)}</h3>\n" if name else ""
    return head + "\n".join(_entry(entry, lang, whole=whole) for entry in shown)


def _entry(entry: Entry, lang: Lang, *, whole: bool) -> str:
    said = fate(entry, lang)
    if not whole and said:
        said = f"{place(entry, lang)} · {said}"
    told = f' <span class="f" lang="{lang}">{escape(said)}</span>' if said and (not whole or _told(entry)) else ""
    classes = ["x"] if entry.status is not Status.SAME else []
    if entry.rows:
        ruled = entry.kind is Kind.TABLE
        rows = "".join(_row(row, entry.status, lang) for row in entry.rows)
        head = ' class="head"' if entry.kind is Kind.LETTERHEAD else ""
        role = "" if ruled else f' role="presentation"{head}'
        body = f"<table{role}>{rows}</table>{told}"
        return f'<div class="{" ".join(classes)}">{body}</div>' if classes else body
    if entry.kind in _CENTRED:
        classes.append("c")
    elif entry.kind in (Kind.STAMP, Kind.DRAFT):
        classes.append("r")
    elif entry.kind is Kind.PICTURE:
        classes.append("pic")
    elif entry.kind is Kind.FOOTNOTE:
        classes.append("note")
    elif entry.kind is Kind.FORMULA:
        classes.append("b")
    elif entry.kind in _INDENTED:
        classes.append("i")
    return f'<p class="{" ".join(classes)}">{"".join(_segments(entry.segments, lang))}{told}</p>'


def _told(entry: Entry) -> bool:
    """Whether colour and marks do not say it all."""
    return entry.picture or entry.renumbered or entry.status in (Status.MOVED_AWAY, Status.MOVED_HERE)


def _row(row: RowChange, status: Status, lang: Lang) -> str:
    cell = "th" if row.head else "td"
    changed = ' class="x"' if row.status is not Status.SAME and status not in OLD | NEW else ""
    cells = "".join(f"<{cell}>{''.join(_segments(one, lang))}</{cell}>" for one in row.cells)
    return f"<tr{changed}>{cells}</tr>"


def _segments(segments: Iterable[Segment], lang: Lang) -> Iterator[str]:
    """Each change in an element that a screen reader announces in words too."""
    _ = words(lang)
    for one in segments:
        if one.op is Op.SAME:
            yield escape(one.text)
            continue
        tag, said = ("del", _("removed")) if one.op is Op.DELETED else ("ins", _("added"))
        start, end = (f'<span class="vh" lang="{lang}">{escape(text)}</span>' for text in (f"[{said}: ", "]"))
        yield f"<{tag}>{start}{escape(one.text)}{end}</{tag}>"
