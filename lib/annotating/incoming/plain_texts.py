"""A text file or a paste becomes its article: metadata above it are read as proposals, addresses alone are no article."""

import re

from lib.annotating.incoming.came import Drawing, Drawn, IncomingError
from lib.annotating.incoming.kinds import is_marked_up
from lib.annotating.incoming.pages import read_page
from lib.corpus.reading.yaml_lines import read_yaml
from lib.suggest.metadata import front_matter, parse_raw
from lib.suggest.text.markup import cleaned

_ADDRESS = re.compile(r"(?:\[InternetShortcut\]|URL=\S+|(?:[-*]\s+)?<?(?:https?://|www\.)\S+>?)", re.I)
ADDRESSES = 0.9  # of the lines, from which on a text is a list of addresses
_FIELDS = {
    "original_source": "original_source",
    "original source": "original_source",
    "accessed": "accessed",
    "via": "original_source",
}
_FENCED = re.compile(r"\A\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.S | re.M)


def read_text(text: str, pasted: bool = False) -> Drawn:
    """The article of a text. Raises IncomingError for a list of addresses, which nothing here follows."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if lines and sum(bool(_ADDRESS.fullmatch(line)) for line in lines) >= ADDRESSES * len(lines):
        what = "is an address and no article" if len(lines) == 1 else "is a list of addresses and holds no article"
        raise IncomingError(what, "nothing is fetched from the web: open each page, save it (as one file or as PDF) and drop that")
    if front_matter(text) is None and is_marked_up(text):
        drawn = read_page(text)
        note = "It is the source of a web page; its text alone is taken."
        return Drawn(drawn.text, drawn.proposals, (note, *drawn.notes), text, "" if pasted else "html")
    raw = parse_raw(text)
    drawing = Drawing()
    for one in raw.told:
        field = _FIELDS.get(one.key, one.key)
        drawing.propose(field, one.value, f"“{one.key.capitalize()}:” on line {one.line}")
    drawing.notes += raw.notes
    _say_coded(text, drawing)
    return Drawn(cleaned(raw.text), tuple(drawing.proposals), tuple(drawing.notes), text)


def _say_coded(text: str, drawing: Drawing) -> None:
    """An article that is coded already is said to be: its events are not read here."""
    found = _FENCED.match(text)
    front = read_yaml(found[1]).value if found else None
    if isinstance(front, dict) and front.get("events"):
        drawing.notes.append("It holds coded events, which are not read here: put the file itself into articles/ to keep them.")
