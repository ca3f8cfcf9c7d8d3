"""Letters as a paper of this akimat has them: one script in a word, plain spaces and hyphens, nothing invisible."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reglament.diagnostics import Lang
from reglament.exchange.journal import Journal
from reglament.exchange.pieces import Cell, Grid, Item, Line
from reglament.exchange.remarks import Sort
from reglament.exchange.tongues import language
from reglament.exchange.words import msgid

MARK = 0xE100
"""The mark of the n-th footnote of a line is the letter MARK + n inside its text, until it is written."""
_MARKS = re.compile("[\ue100-\uf8ff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\u0000-\u0008\u000e-\u001f]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_HYPHENS = re.compile("\u2011")
_MIXED = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u018f\u0259\u019f\u0275\u014a\u014b]")
_ROMAN = re.compile("(?=.*[VLDIXvl])[IVXLCDMІХСМ]+")
_TO_CYRILLIC = str.maketrans("aAcCeEoOpPxXyiIBHKMThəƏɵƟŋŊ", "аАсСеЕоОрРхХуіІВНКМТһәӘөӨңҢ")
_TO_LATIN = str.maketrans("ІХСМ", "IXCM")
_KNOWN_LATIN = frozenset("aAcCeEoOpPxXyYiIBHKMThəƏɵƟŋŊ")
_BIG_Y = {"kk": "Ү", "ru": "У"}
_OLD_FONTS = str.maketrans("ќЌѓЃњЊ", "қҚғҒңҢ")
"""Kazakh letters that fonts of the nineties kept under Macedonian ones."""
_LETTER_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){4,}[^\W\d_](?: ?[:;,.])?(?!\S)")
"""A word set with a space after each letter, as typewriters did: `П О С Т А Н О В Л Я Е Т :`."""
_TWO_WORDS = re.compile(r"(қаулы|өкім)(етеді|етемін)", re.IGNORECASE)
_LOOSE_NUMBER = re.compile(r"\s*([0-9]{1,3}(?:-[0-9]{1,2})?) ([.)])\s+(?=[^\W\d_])")
"""A number with a space before its point: `1 . Начать`."""
_NOTE_SIGN = re.compile(r"\[\^(?=[^\[\]\s]*\])")
"""What the profile would take for the mark of a footnote, typed by hand."""


def marked(line: Line, journal: Journal) -> Line:
    """The line with the marks of its footnotes as letters in its text."""
    text = line.text
    if _PRIVATE.search(text):
        journal.add(
            Sort.UNCLEAR,
            msgid("Letters of a private font are not known and are written as {sign}."),
            line.number,
            text,
            sign="□",
        )
        text = _PRIVATE.sub("□", text)
    for index in range(len(line.notes) - 1, -1, -1):
        offset = min(line.notes[index].offset, len(text))
        text = text[:offset] + chr(MARK + index) + text[offset:]
    return replace(line, text=text)


def unmarked(text: str) -> str:
    """The text without marks of footnotes."""
    return _MARKS.sub("", text)


def rewritten(text: str, write: Callable[[int], str]) -> str:
    """The text with the mark of every footnote written by its index in the line."""
    return _MARKS.sub(lambda match: write(ord(match[0]) - MARK), text)


class Cleaner:
    """Cleans lines and tells what was changed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._replaced: dict[tuple[str, str], list[Line]] = {}
        self._mixed: dict[str, list[Line]] = {}

    def report(self) -> None:
        """Tell of the words that were changed, each once, and of those that were left."""
        for (was, now), lines in self._replaced.items():
            self._journal.add(
                Sort.CHANGED,
                msgid("Letters of another script in a word: {was} is written {now} (times: {count})."),
                lines[0].number,
                unmarked(lines[0].text),
                was=was,
                now=now,
                count=len(lines),
            )
        for word, lines in self._mixed.items():
            self._journal.add(
                Sort.UNCLEAR,
                msgid("A word mixes scripts and is kept as it is: {word} (times: {count})."),
                lines[0].number,
                unmarked(lines[0].text),
                word=word,
                count=len(lines),
            )

    def item(self, item: Item) -> Item:
        """A line or a table with clean letters."""
        if isinstance(item, Line):
            return self.line(item)
        if isinstance(item, Grid):
            rows = tuple(
                tuple(
                    Cell(tuple(b for b in map(self.item, c.blocks) if isinstance(b, Line | Grid)), c.covered)
                    for c in row
                )
                for row in item.rows
            )
            return replace(item, rows=rows)
        return item

    def line(self, line: Line) -> Line:
        """A line with clean letters; tabs and line breaks stay for those who look for columns."""
        marked_line = marked(line, self._journal)
        lang = language(marked_line.text)
        text = self._spaces(self._letters(marked_line.text, lang, line))
        notes = tuple(replace(note, text=self._letters(note.text, lang, line)) for note in line.notes)
        return replace(marked_line, text=text, label=self._letters(line.label, lang, line), notes=notes)

    def _letters(self, text: str, lang: Lang, line: Line) -> str:
        text, gone = _INVISIBLE.subn("", text)
        self._journal.count(Sort.CHANGED, msgid("Invisible characters are taken out: {count}."), gone)
        text, spaces = _SPACES.subn(" ", text)
        text, hyphens = _HYPHENS.subn("-", text)
        self._journal.count(
            Sort.CHANGED,
            msgid("No-break spaces and hyphens are written plain; papers get them when they are set: {count}."),
            spaces + hyphens,
        )
        text, signs = _NOTE_SIGN.subn("[ ^", text)
        self._journal.count(
            Sort.CHANGED, msgid("Signs like the mark of a footnote are written with a space: {count}."), signs
        )
        return _MIXED.sub(lambda match: self._word(match[0], lang, line), text)

    def _spaces(self, text: str) -> str:
        """Words set letter by letter as words, and numbers as numbers; columns are left to those who look for them."""
        text, words = _LETTER_SPACED.subn(lambda match: _TWO_WORDS.sub(r"\1 \2", match[0].replace(" ", "")), text)
        self._journal.count(Sort.CHANGED, msgid("Words set letter by letter are written as words: {count}."), words)
        text, numbers = _LOOSE_NUMBER.subn(r"\1\2 ", text, count=1) if _LOOSE_NUMBER.match(text) else (text, 0)
        self._journal.count(Sort.CHANGED, msgid("Superfluous spaces are taken out: {count}."), numbers)
        return text

    def _word(self, word: str, lang: Lang, line: Line) -> str:
        cleaned = word
        if _CYRILLIC.search(word):
            if any(letter in word for letter in "ќЌѓЃњЊ"):
                cleaned = cleaned.translate(_OLD_FONTS)
            if _LATIN.search(word):
                cleaned = self._one_script(cleaned, lang or language(line.text.translate(_TO_CYRILLIC)), line)
        if cleaned != word:
            self._replaced.setdefault((word, cleaned), []).append(line)
        return cleaned

    def _one_script(self, word: str, lang: Lang, line: Line) -> str:
        if _ROMAN.fullmatch(word) and re.search("[VLDIX]", word):
            return word.translate(_TO_LATIN)
        if all(letter in _KNOWN_LATIN for letter in _LATIN.findall(word)):
            return word.replace("Y", _BIG_Y.get(lang, "Ү")).translate(_TO_CYRILLIC)
        self._mixed.setdefault(word, []).append(line)
        return word
