"""HTML in a text: tags and what nobody reads are blanked out letter for letter, so that every offset stays."""

import re
from html import unescape

from lib.suggest.text.words import CUT

UNSEEN = "\u2060"  # stands for each letter of a tag within a sentence
_NAMES = (
    "a abbr article aside b blockquote body br cite code dd del div dl dt em figcaption figure footer font form h1 h2 h3 h4 "
    "h5 h6 head header hr html i iframe img input ins label li link main mark meta nav noscript ol p pre q s script section "
    "small span strong style sub sup svg table tbody td tfoot th thead time title tr u ul video"
).split()
_INLINE = frozenset("a abbr b cite code del em font i ins mark q s small span strong sub sup time u".split())
_TAG = re.compile(rf"<!--.*?-->|<!doctype[^<>]{{0,500}}>|</?({'|'.join(_NAMES)})\b[^<>]{{0,2000}}>", re.I | re.S)
_HIDDEN = re.compile(r"<(script|style|head|svg|noscript)\b[^<>]{0,2000}>.*?</\1\s*>", re.I | re.S)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.I)
NOTE = "The text holds HTML: its tags are left out; save the article's text alone where words run together."


def without_tags(text: str) -> tuple[str, tuple[str, ...]]:
    """(the text of the same length without tags, hidden parts and entities; a note where there were tags)."""
    if not (_TAG.search(text) or _ENTITY.search(text)):
        return text, ()
    shown = _TAG.sub(_blank, _HIDDEN.sub(lambda found: _cut(found[0]), text))
    return _ENTITY.sub(_letter, shown), (NOTE,)


def cleaned(text: str) -> str:
    """A text for people, without what stands for tags."""
    return text.replace(UNSEEN, "").replace(CUT, " ")


def _blank(found: re.Match[str]) -> str:
    return UNSEEN * len(found[0]) if (found[1] or "").lower() in _INLINE else _cut(found[0])


def _cut(text: str) -> str:
    return re.sub(r"[^\r\n]", CUT, text)


def _letter(found: re.Match[str]) -> str:
    letter = unescape(found[0])
    return letter + UNSEEN * (len(found[0]) - 1) if len(letter) == 1 else found[0]
