"""Names of files: shown safely, better ones proposed."""

from __future__ import annotations

import pytest

from reglament.loading.names import readable, suggest


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Act.yml", "act.yml"),
        ("act.kk.MD", "act.kk.md"),
        ("Тазалық туралы.kk.md", "tazalyq-turaly.kk.md"),
        ("Справка_2026 (1).ru.md", "spravka-2026-1.ru.md"),
        ("Әкімнің шешімі.yml", "akimnin-sheshimi.yml"),
        ("act.kk.ru.md", "act-kk.ru.md"),
        ("act.final.ru.md", "act-final.ru.md"),
        ("folder.yml", "folder-yml"),
        ("!!!", "name"),
        ("é", "e"),
    ],
)
def test_a_better_name_is_close(name, better):
    assert suggest(name) == better


def test_names_are_shown_without_control_characters():
    assert readable("a\nb\udcff\u200bә") == "a\\x0ab\\xff\\u200bә"
