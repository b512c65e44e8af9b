"""HTML of small parts, escaped by markupsafe: text from an article never becomes markup."""

from markupsafe import Markup, escape


def tag(name: str, *children: str, cls: str = "", **attributes: str) -> Markup:
    """An element; children that are not Markup are escaped, attributes always."""
    given = ({"class": cls} if cls else {}) | attributes
    written = Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in given.items() if value)
    return Markup("<{}{}>{}</{}>").format(Markup(name), written, Markup("").join(map(escape, children)), Markup(name))


def arabic(text: str) -> Markup:
    """Arabic words, right way round and lighter; nothing where there are none."""
    return tag("span", text, cls="ar", lang="ar", dir="rtl") if text else Markup("")


def joined(parts, between: str = " ") -> Markup:
    """Parts that are not empty, escaped and joined."""
    return Markup(escape(between)).join(escape(part) for part in parts if part)


def plain(text: str) -> str:
    """Text for a label or a table's cell, with markdown's signs made harmless."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>$:#~|" else letter for letter in text)
