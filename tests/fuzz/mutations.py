"""Small damage to a file, as slips, editors, other programs and disks do it; the same for the same dice."""

import random
import re

LETTERS = (
    "\u200f",
    "\u202e",
    "\u2066",
    "\ufeff",
    "\u0301",
    "\u0654",
    "\u00ad",
    "\u2028",
    "\x85",
    "\x00",
    "\x07",
    "\ud7ff",
    "\U0001f54a",
    "é",
    "e\u0301",
    "ﷺ",
    "ß",
    "İ",
    "ı",
    "٣",
    "०",
    "½",
    "Ⅷ",
    "ـ",
    "ك",
    "ک",
    "\t",
    "\r",
    "\n\n",
    "\xa0",
    "“",
    "'",
    '"',
    "\\",
)
TOKENS = (
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "|\n",
    ">-\n",
    "? ",
    "!!binary ",
    "!x ",
    "%YAML 1.2\n",
    "@",
    "`",
    "---\n",
    "...\n",
    "#",
    " #",
    "<<: ",
    ",",
    ";",
    "~",
    "null",
    "''",
    '""',
    "[]",
    "{}",
    "true",
    "no",
)
VALUES = (
    "9" * 400,
    "-1",
    "0",
    "1e999",
    "nan",
    "inf",
    "0x1F",
    "1_0",
    "١٢",
    "2022-13-40",
    "0202",
    "0001-01-01",
    "9999-12-31",
    "1649-02",
    "[2016-01-01..]",
    "[..2016-01-01]",
    "2022/..",
    "../..",
    "../2020-01",
    "2021~",
    "[2022-04-19..2022-04-01]",
    "x" * 3000,
    "{min: 5, max: 2}",
    "{about: 3, words: }",
    "{of: river-guard}",
    "[[a]]",
    "a/1",
    "first/1",
    "first/99",
    "/",
    "//",
    ".",
    "..",
    "-180.0001",
    "90",
    "1,5",
    "River Guard",
    "clash",
    "draft",
    "some",
    "all",
    "{actor: river-guard, n: 2}",
    " ",
    "\\",
    '"',
    "'",
    ":",
)
ANY_VALUE = re.compile(rb"(?<=: )[^\n\[\]{},]+|(?<=[\[{,])[^\n\[\]{},]*(?=[\]},])|(?<=,)[^,\n]*")


def mutated(content: bytes, dice: random.Random, others: tuple[bytes, ...] = ()) -> bytes:
    """The content with one to four changes; `others`: contents of which a piece may slip in."""
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3, 4))):
        content = dice.choice(CHANGES)(content, dice) if not others or dice.random() < 0.95 else _spliced(content, dice, others)
    return content


def _place(content: bytes, dice: random.Random) -> int:
    return dice.randrange(len(content) + 1)


def _piece(content: bytes, dice: random.Random) -> tuple[int, int]:
    start = _place(content, dice)
    return start, min(len(content), start + dice.choice((1, 2, 5, 20, 100, 500)))


def _flip(content: bytes, dice: random.Random) -> bytes:
    if not content:
        return content
    at = dice.randrange(len(content))
    return content[:at] + bytes((content[at] ^ 1 << dice.randrange(8),)) + content[at + 1 :]


def _delete(content: bytes, dice: random.Random) -> bytes:
    start, end = _piece(content, dice)
    return content[:start] + content[end:]


def _double(content: bytes, dice: random.Random) -> bytes:
    start, end = _piece(content, dice)
    return content[:end] + content[start:end] * dice.choice((1, 1, 1, 30)) + content[end:]


def _insert(content: bytes, dice: random.Random) -> bytes:
    at, words = _place(content, dice), dice.choice((LETTERS, TOKENS, VALUES))
    return content[:at] + dice.choice(words).encode() * dice.choice((1, 1, 1, 1, 200)) + content[at:]


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: _place(content, dice)]


def _swap_lines(content: bytes, dice: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    if len(lines) > 1:
        one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _move_block(content: bytes, dice: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    start = dice.randrange(len(lines) + 1)
    block = lines[start : start + dice.choice((1, 3, 8))]
    rest = lines[:start] + lines[start + len(block) :]
    to = dice.randrange(len(rest) + 1)
    return b"".join(rest[:to] + block * dice.choice((0, 1, 1, 2)) + rest[to:])


def _indent(content: bytes, dice: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    if lines:
        at = dice.randrange(len(lines))
        lines[at] = b" " * dice.randrange(1, 5) + lines[at] if dice.random() < 0.5 else lines[at].lstrip(b" ")
    return b"".join(lines)


def _change_value(content: bytes, dice: random.Random) -> bytes:
    found = list(ANY_VALUE.finditer(content))
    if not found:
        return content
    one = dice.choice(found)
    new = dice.choice(found)[0] if dice.random() < 0.4 else dice.choice(VALUES + TOKENS + LETTERS).encode()
    return content[: one.start()] + new + content[one.end() :]


def _spliced(content: bytes, dice: random.Random, others: tuple[bytes, ...]) -> bytes:
    other, at = dice.choice(others), _place(content, dice)
    start, end = _piece(other, dice)
    return content[:at] + other[start:end] + content[at:]


CHANGES = (
    _flip,
    _delete,
    _double,
    _insert,
    _insert,
    _cut,
    _swap_lines,
    _move_block,
    _indent,
    _change_value,
    _change_value,
    _change_value,
)
