"""A Markdown extension for pages whose body is already HTML: it hands the body through as it is."""

from __future__ import annotations

from typing import Any

from markdown import Extension, Markdown


class Finished(Extension):  # type: ignore[misc]
    """Takes the place of the whole conversion; MkDocs reads front matter before it and dresses the result."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Replace the conversion of this Markdown instance."""
        md.convert = _as_is


def _as_is(source: str) -> str:
    return source


def makeExtension(**kwargs: Any) -> Finished:
    """The name by which Python-Markdown finds an extension in a module."""
    return Finished(**kwargs)
