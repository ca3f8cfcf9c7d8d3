"""The data of an ordinary YAML file without its places; whatever is not ordinary is left to the careful reader.

Most files have no fault, and nobody asks where their values stand. This loop does for them what `yaml_source` does,
at half the price; it answers only when that reader would find nothing to say.
"""

from __future__ import annotations

from typing import Any, Final

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from reglament.loading.decode import MAX_LENGTH
from reglament.loading.scalars import resolve
from reglament.model.documents import Json

ODD: Final = object()
"""The answer for a file that must be read with care."""

_MAX_DEPTH = 32
_MAX_EVENTS = 20_000
_NO_KEY: Final = object()
_HARMLESS = (StreamStartEvent, DocumentEndEvent)


def quick(text: str) -> Json:
    """The data of `text`, or ODD."""
    parser = CParser(text)
    try:
        return _Loop().run(parser.get_event)
    except YAMLError:
        return ODD
    finally:
        parser.dispose()


class _Loop:
    """Containers that are still open, each with the key that waits for its value (of a list: none)."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.keys: list[Any] = []
        self.root: Json = ODD

    def run(self, next_event: Any) -> Json:
        """Take every event; ODD as soon as one is not ordinary."""
        documents = 0
        for _ in range(_MAX_EVENTS):
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                if event.anchor is not None or event.tag is not None or not self._scalar(event):
                    return ODD
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if not self._opens(event, {} if kind is MappingStartEvent else []):
                    return ODD
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._ends()
            elif kind is StreamEndEvent:
                return self.root
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1 or event.version or event.tags:
                    return ODD
            elif kind not in _HARMLESS:
                return ODD
        return ODD

    def _scalar(self, event: Any) -> bool:
        value, style = event.value, event.style
        if len(value) > MAX_LENGTH:
            return False
        if self.stack:
            container = self.stack[-1]
            if type(container) is dict:
                if self.keys[-1] is _NO_KEY:
                    self.keys[-1] = value
                    return bool(value) and value != "<<" and value not in container and style not in ("|", ">")
                if not style:
                    if not value:
                        return False  # perhaps `{a:b}`, a key without its space
                    value = resolve(value) if event.implicit[0] else value
                container[self.keys[-1]] = value
                self.keys[-1] = _NO_KEY
                return True
            container.append(resolve(value) if not style and event.implicit[0] else value)
            return True
        self.root = resolve(value) if not style and event.implicit[0] else value
        return True

    def _opens(self, event: Any, container: Any) -> bool:
        if event.anchor is not None or event.tag is not None or len(self.stack) >= _MAX_DEPTH:
            return False
        if self.stack and type(self.stack[-1]) is dict and self.keys[-1] is _NO_KEY:
            return False
        self.stack.append(container)
        self.keys.append(_NO_KEY)
        return True

    def _ends(self) -> None:
        done = self.stack.pop()
        self.keys.pop()
        if not self.stack:
            self.root = done
            return
        above = self.stack[-1]
        if type(above) is dict:
            above[self.keys[-1]] = done
            self.keys[-1] = _NO_KEY
        else:
            above.append(done)
