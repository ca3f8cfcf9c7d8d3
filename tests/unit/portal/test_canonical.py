from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.errors import RenderError
from reglament.portal.canonical import decode, encode

values = st.recursive(st.integers(0, 2**64 - 1) | st.text(), lambda inner: st.lists(inner, max_size=30), max_leaves=40)


@given(values)
def test_what_is_written_is_read_back(value: object) -> None:
    data = encode(value)  # type: ignore[arg-type]
    assert decode(data) == (value, len(data))


@pytest.mark.parametrize("data", [b"\xf6", b"\xa0", b"\x20", b"\x9f\xff"])
def test_what_the_index_does_not_use_is_refused(data: bytes) -> None:
    with pytest.raises(RenderError):
        decode(data)
