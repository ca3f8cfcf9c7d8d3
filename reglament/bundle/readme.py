"""The page that says in words what lies in a bundle, in Kazakh and in Russian."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reglament.bundle.entries import Description, Entry
from reglament.bundle.missing import Missing
from reglament.diagnostics import Lang
from reglament.i18n import pick, translator

README: Mapping[Lang, str] = {"kk": "Мазмұны.txt", "ru": "Содержание.txt"}
"""The name of the page in each language."""
TONGUES = ("kk", "ru", "kk-ru")
"""Languages of files in their order."""


def readme(lang: Lang, description: Description, files: Mapping[str, Entry], missing: Sequence[Missing]) -> str:
    """What the bundle is about, its papers with their files, what is missing, how to tell whether it is whole.

    `files` are the entries by their path in the bundle. Lines end as Windows ends them.
    """
    _ = translator("bundle", lang)
    lines = [
        *filter(None, (pick(description.body, lang), pick(description.title, lang) or description.id)),
        *filter(None, (pick(description.date, lang),)),
        "",
        _("Files of {id} as of {date}.").format(id=description.id, date=f"{description.as_of:%d.%m.%Y}"),
        *([] if description.public else [_("For official use: not to be published.")]),
        "",
        *_papers(lang, files),
        *_lacking(lang, missing),
        _("data/kk, data/ru, data/kk-ru: the papers in Kazakh, in Russian and side by side, as PDF and as DOCX."),
        _("data/source: the texts and data from which the papers are made."),
        _("data/check: the report of the check by the Regulation."),
        _("manifest.json: every file with its title, language, size and SHA-256 checksum."),
        _("bagit.txt, bag-info.txt, manifest-sha256.txt, tagmanifest-sha256.txt: checksums by the standard BagIt 1.0."),
        "",
        _("To check that nothing was changed: {command}").format(command="reglament bundle --verify"),
        _("or, in this folder: {command}").format(command="sha256sum -c manifest-sha256.txt"),
        "",
        _("PDF files are made for keeping. An official paper is the one that is signed and registered."),
    ]
    return "\r\n".join(lines) + "\r\n"


def _papers(lang: Lang, files: Mapping[str, Entry]) -> Iterator[str]:
    """Every paper with its number and title, and its pages in each language."""
    _ = translator("bundle", lang)
    papers: dict[str, dict[str, Entry]] = {}
    for entry in sorted(files.values(), key=lambda one: one.number):
        if entry.number:
            papers.setdefault(entry.number, {}).setdefault(entry.lang, entry)
            papers[entry.number][entry.lang] = max(papers[entry.number][entry.lang], entry, key=lambda one: one.pages)
    for number, tongues in papers.items():
        shown = {tag: tongues[tag] for tag in TONGUES if tag in tongues}
        first = next(iter(shown.values()))
        counted = ", ".join(f"{tag} – {entry.pages}" for tag, entry in shown.items() if entry.pages)
        yield f"{number}  {pick(first.title, lang)}"
        if counted:
            yield f"{' ' * len(number)}  {_('pages: {counted}').format(counted=counted)}"
    if papers:
        yield ""


def _lacking(lang: Lang, missing: Sequence[Missing]) -> Iterator[str]:
    _ = translator("bundle", lang)
    if missing:
        yield _("Not in this bundle:")
        yield from (f"  {one.sentence(lang)}" for one in missing)
        yield ""
