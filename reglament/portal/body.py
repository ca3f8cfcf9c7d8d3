"""Bodies of pages: Jinja templates with autoescape, then a sanitiser. Nothing reaches a page past these two."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reglament.diagnostics import Lang
from reglament.portal.anchors import anchors, footnotes, picture_href, sort_of
from reglament.portal.face import Link
from reglament.portal.tongue import tongue
from reglament.render.align import align
from reglament.settings import resource

_TAGS = (
    "a abbr article aside b br button caption code col colgroup dd details div dl dt em figcaption figure footer form"
    " h1 h2 h3 h4 header hr i img input label li main mark meter nav ol option p pre s section select small span strong"
    " sub summary sup table tbody td tfoot th thead time tr u ul"
)
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "title", "hidden", "role"}
    | {"aria-label", "aria-live", "aria-current", "aria-labelledby", "aria-hidden"},
    "a": {"href", "download", "hreflang", "rel"},
    "button": {"type"},
    "col": {"span"},
    "details": {"open"},
    "form": {"action", "method"},
    "img": {"src", "alt", "loading"},
    "input": {"type", "name", "placeholder", "value", "autocomplete", "checked"},
    "label": {"for"},
    "meter": {"min", "max", "low", "high", "optimum", "value"},
    "option": {"value"},
    "select": {"name"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_SANITISER = nh3.Cleaner(
    tags=set(_TAGS.split()),
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    generic_attribute_prefixes={"data-"},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)


@dataclass(frozen=True)
class Facets:
    """What the search knows of a page besides its words."""

    kind: str
    year: str = ""
    unit: str = ""
    status: str = ""
    date: str = ""
    number: str = ""
    weight: str = ""
    """How much its words weigh among those of papers (1 when empty)."""


@dataclass(frozen=True)
class Page:
    """One page of one language: its path from the language's root, its template and what the template shows.

    `section` names the tab that is lit. Pages without `facets` are not searched.
    """

    path: str
    template: str
    title: str
    context: Mapping[str, object] = field(default_factory=dict)
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    facets: Facets | None = None
    description: str = ""


def environment(folder: Path | None = None) -> Environment:
    """The templates of the portal; a name that a template misses is an error, not an empty place."""
    env = Environment(
        loader=FileSystemLoader((folder or resource("templates") / "portal") / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    env.globals.update(anchors=anchors, align=align, footnotes=footnotes, picture_href=picture_href)
    env.filters["sort_of"] = sort_of
    env.filters["ident"] = id
    return env


def render(env: Environment, lang: Lang, page: Page) -> str:
    """The finished body of a page: it depends on the page, the language and the templates, and on nothing else."""
    words = tongue(lang)

    def to(target: object) -> str:
        path = target.path if isinstance(target, Link) else str(target)
        return relative(page.path, path)

    def away(href: str) -> str:
        return relative(f"{lang}/{page.path}", href)

    body = env.get_template(page.template).render(
        {"facts": (), **page.context},
        page=page,
        f=words,
        to=to,
        away=away,
        _=words.gettext,
        ngettext=words.ngettext,
    )
    return _SANITISER.clean(body)


def relative(source: str, target: str) -> str:
    """A relative address from one page to another; an anchor alone when it is the same page."""
    path, mark, anchor = target.partition("#")
    if path == source and mark:
        return f"#{quote(anchor)}"
    way = posixpath.relpath(path, posixpath.dirname(source) or ".")
    return quote(way) + (f"#{quote(anchor)}" if mark else "")
