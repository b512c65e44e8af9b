"""HTML of small parts, escaped by markupsafe: text from an article never becomes markup."""

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

# What the renderer of labels makes icons, emoji, links and arrows of even where markdown's signs are escaped.
_TURNED = re.compile(r"(?<=:)(?=[\w+-]+:|material/|//)|(?<=@)(?=\w)|(?<=www)(?=\.)|(?<=[-<>=~])(?=[-<>=])", re.IGNORECASE)
_SIGNS = re.compile(r"[\\`*_\[\]<>$#~|]|:(?=[A-Za-z])|&(?=[#\w]+;)|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # letters that turn the direction of what follows them
_ARABIC = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")  # letters of scripts that run from right to left
_BETWEEN = re.compile(r"( [→⇄] |; )")  # what stands between names
MOST_LINES = 5_000  # that are kept as labels
_APART = "\u2060"  # word joiner: takes no room and breaks no line


def tag(name: str, *children: str, cls: str = "", **attributes: str) -> Markup:
    """An element; children that are not Markup are escaped, attributes always."""
    given = ({"class": cls} if cls else {}) | attributes
    written = Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in given.items() if value)
    return Markup("<{}{}>{}</{}>").format(Markup(name), written, Markup("").join(map(escape, children)), Markup(name))


def arabic(text: str) -> Markup:
    """Arabic words, right way round and lighter; nothing where there are none."""
    return tag("span", text, cls="ar", lang="ar", dir="rtl") if text else Markup("")


def name_of(text: str) -> Markup:
    """A name in a line: in the direction of its own letters, shut off from what stands beside it."""
    return tag("bdi", text)


def joined(parts: Iterable[str], between: str = " ") -> Markup:
    """Parts that are not empty, escaped and joined."""
    return Markup(escape(between)).join(escape(part) for part in parts if part)


@lru_cache(maxsize=MOST_LINES)
def plain(text: str) -> str:
    """Text as one line for a label, a caption or a table's cell, of which markdown and its extensions make nothing.

    Letters stay as they are; a word joiner, which nobody sees, parts what would become an icon, a link or an arrow.
    """
    line = _TURNED.sub(_APART, isolated(" ".join(text.split())))
    return _SIGNS.sub(r"\\\g<0>", line)


def isolated(text: str) -> str:
    """The text, shut off in its own direction where it holds letters from right to left or such as turn what stands beside."""
    return f"\u2068{text}\u2069" if _TURNING.search(text) or _ARABIC.search(text) else text


def isolated_names(text: str) -> str:
    """Names joined by ; or an arrow, each shut off: arrow and signs stand from left to right between whatever names."""
    return "".join(isolated(part) for part in _BETWEEN.split(text))


def set_off(text: str) -> str:
    """Arabic words within a line from left to right: they keep their direction and touch nothing beside them."""
    return f"\u2067{text}\u2069"
