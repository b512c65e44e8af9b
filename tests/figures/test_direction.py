"""Names from right to left keep their brackets and numbers on the right side of a label."""

import pytest

from lib.figures.direction import own_direction


@pytest.mark.parametrize(
    ("line", "drawn"),
    (
        ("Reds\u20021,204", "Reds\u20021,204"),
        ("حرس الميناء\u20023", "\u2068حرس الميناء\u2069\u20023"),
        ("الفوج 7 (Seventh)", "\u2068الفوج 7 (Seventh)\u2069"),
        ("Seventh (الفوج 7)", "\u2068Seventh (الفوج 7)\u2069"),
    ),
)
def test_a_line_is_shut_off_and_its_count_stays_outside(line: str, drawn: str) -> None:
    assert own_direction(line) == drawn
