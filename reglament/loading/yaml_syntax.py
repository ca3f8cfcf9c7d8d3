"""Syntax errors of YAML in plain words: what the drafter most likely did, and where exactly."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError

from reglament.diagnostics import Span
from reglament.loading.findings import Findings

_NO_SPACE = re.compile(r"\s*(?:- +)*[\w.\-\"']+(:)(?=[^\s:])")
_HAS_VALUE = re.compile(r"\s*(?:- +)*[^\s#][^:#]*: +\S")
_NO_DASH_SPACE = re.compile(r"\s*(?:- +)*(-)(?=[^\s-])")
_KEY = re.compile(r"\s*(?:- +)*[^\s#:][^:]*:(?:\s|$)")


def explain(error: MarkedYAMLError, lines: list[str], last: Span, findings: Findings) -> None:
    """Add one F05 finding for a syntax error; `last` is the place of the last word read before it."""
    _Explainer(error, lines, last, findings).run()


def check_lone_key(line: str, key: Span, findings: Findings) -> None:
    """Add the finding for `{kk:Қала}`: inside braces it reads as a key `kk:Қала` without a value.

    Any other key without a value is left to the schema, which knows what keys there are.
    """
    text = line[key.column - 1 : key.end_column - 1]
    if match := _NO_SPACE.match(text):
        column = key.column + match.start(1)
        findings.add("F05", "space", Span(key.line, column, key.line, column + 1), key=text[: match.start(1)])


class _Explainer:
    def __init__(self, error: MarkedYAMLError, lines: list[str], last: Span, findings: Findings) -> None:
        self.lines = lines
        self.last = last
        self.findings = findings
        self.problem: str = error.problem or ""
        self.context: str = error.context or ""
        self.line, self.column = self._position(error.problem_mark)
        self.from_line, self.from_column = self._position(error.context_mark or error.problem_mark)

    def _position(self, mark: object) -> tuple[int, int]:
        line = min(getattr(mark, "line", 0), len(self.lines) - 1)
        return line + 1, min(getattr(mark, "column", 0), len(self.lines[line])) + 1

    def run(self) -> None:
        if "quoted scalar" in self.context:
            self._quoted()
        elif "flow" in self.context:
            self._flow()
        elif "simple key" in self.context:
            self._missing_colon(self.from_line)
        elif "mapping values" in self.problem:
            self._second_colon()
        elif "sequence entries" in self.problem:
            self._add("dash", self.line, self.column)
        elif "block scalar" in self.context:
            self._add("block", self.from_line, self.from_column)
        elif "expected key" in self.problem or "'-' indicator" in self.problem:
            self._unexpected()
        else:
            self._special()

    def _quoted(self) -> None:
        if "end of stream" in self.problem or "document" in self.problem:
            self._add("quote", self.from_line, self.from_column, char=self._char(self.from_line, self.from_column))
        else:
            self._add("escape", self.line, self.column)

    def _flow(self) -> None:
        """Something is wrong inside brackets."""
        line, column = self.from_line, self.from_column
        if not self._char(line, column).strip():
            line, column = self._last_opened(line)
        bracket = self._char(line, column)
        if bracket in {"]", "}"}:
            self._add("extra_bracket", line, column, char=bracket)
        elif self._char(self.line, self.column) == ":" and ": " in self._text(self.line)[: self.column - 1]:
            self._add("colon_in_value", self.line, self.column)
        else:
            self._add("bracket", line, column, char=bracket)

    def _last_opened(self, line: int) -> tuple[int, int]:
        """The last opening bracket up to a line: the file ends inside it, and the parser names its end."""
        closed = 0
        for above in range(line, 0, -1):
            text = self._text(above)
            for column in range(len(text), 0, -1):
                closed += text[column - 1] in "]}"
                if text[column - 1] in "[{":
                    if not closed:
                        return above, column
                    closed -= 1
        return self.from_line, self.from_column

    def _special(self) -> None:
        """A character that means something else to YAML at the start of a value."""
        line, column = self.line, self.column
        if any(word in self.context for word in ("alias", "anchor", "tag", "directive")):
            line, column = self.from_line, self.from_column
        char = self._char(line, column)
        if char in {"]", "}"}:
            self._add("extra_bracket", line, column, char=char)
        elif char.strip():
            self._add("char", line, column, char=char)
        else:
            self._add("other", line, column)

    def _missing_colon(self, line: int) -> None:
        text = self._text(line)
        if match := _NO_SPACE.match(text):
            self._add("space", line, match.start(1) + 1, key=text[: match.start(1)].strip(" -"))
        elif match := _NO_DASH_SPACE.match(text):
            self._add("dash_space", line, match.start(1) + 1)
        else:
            indent = len(text) - len(text.lstrip())
            self._add("colon", line, indent + 1, max(len(text.rstrip()) - indent, 1))

    def _second_colon(self) -> None:
        """A colon where none may stand: inside a value, or on a line that the line above does not allow."""
        text = self._text(self.line)
        if _HAS_VALUE.match(text[: self.column - 1]):
            self._add("colon_in_value", self.line, self.column)
            return
        above = self.line - 1
        while above > 0 and not self._text(above).strip():
            above -= 1
        if above == 0 or _HAS_VALUE.match(self._text(above)):
            self._indent(self.line)
        elif not _KEY.match(self._text(above)):
            self._missing_colon(above)
        else:
            self._indent(self.line)

    def _unexpected(self) -> None:
        before = self._text(self.line)[: self.column - 1].rstrip()
        char = self._char(self.line, self.column)
        if not before.strip():
            if char == ":":
                self._add("no_key", self.line, self.column)
            elif char in {"]", "}"}:
                self._add("extra_bracket", self.line, self.column, char=char)
            else:
                self._indent(self.line)
        elif before[-1] in "\"'" and self.last.line < self.last.end_line == self.line:
            self._add("quote", self.last.line, self.last.column, char=before[-1])
        elif before[-1] in "\"'":
            self._add("after_quote", self.line, self.column)
        elif before[-1] in "]}":
            self._add("after_bracket", self.line, self.column)
        else:
            self._add("other", self.line, self.column)

    def _indent(self, line: int) -> None:
        text = self._text(line)
        indent = len(text) - len(text.lstrip())
        self._add("indent", line, 1, max(indent, 1), spaces=indent)

    def _text(self, line: int) -> str:
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def _char(self, line: int, column: int) -> str:
        return self._text(line)[column - 1 : column]

    def _add(self, message: str, line: int, column: int, length: int = 1, **params: str | int) -> None:
        end = min(column + length, len(self._text(line)) + 1)
        span = Span(line, column, line, max(end, column))
        self.findings.put("F05", message, span, params)
