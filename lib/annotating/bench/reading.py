"""An article as the reader reads it, event by event: what an event is and what is wrong with it, found once for each."""

import json
import unicodedata

from lib.annotating.bench.model import Card, Fields
from lib.corpus.checking.checking import checked
from lib.corpus.model.models import Event
from lib.corpus.reading.articles import Known, mentions_of, read_article
from lib.corpus.reading.coding import coded
from lib.corpus.reading.frontmatter import ArticleWritten
from lib.corpus.reading.partial import Lost, what_is_left
from lib.corpus.reading.written_event import Surroundings, WrittenEvent
from lib.corpus.reading.yaml_lines import Lined, read_yaml
from lib.corpus.text.provenance import Around
from lib.corpus.text.quotes import QuoteFinder
from lib.errors import Problem

UNSEEN = "rests on nothing that is seen"  # as the reader's warning begins
Reading = tuple[Event | None, tuple[Problem, ...]]
_LINE_ENDS = {ord(one): f"\\u{ord(one):04x}" for one in "\x7f\x85\u2028\u2029\ufeff\ufffe\uffff"}  # JSON has them bare, YAML not


class Readings:
    """One article's fields and text. `article`: what the reader makes of it without its events, None where nothing is left;
    `problems`: what is wrong with it."""

    def __init__(self, article: str, fields: Fields, text: str, known: Known):
        self.file, self.known = f"articles/{article}.md", known
        self.fields = fields | {"id": article}
        self.article, found = read_article(self.file, as_file(self.fields, text), known)
        self.problems = tuple(Problem(one.file, 0, one.field, one.what, one.hint, one.severity) for one in found)
        self.finder = QuoteFinder(self.article.text if self.article else text)
        self.held: dict[str, Reading] = {}

    def event(self, event: Fields) -> Reading:
        """(an event as the reader sees it, None where it cannot be read at all; its problems, their fields within the event)."""
        written = json.dumps(event, ensure_ascii=False)
        if written not in self.held:
            self.held[written] = self._read(written)
        return self.held[written]

    def unseen(self, card: Card | None) -> list[str]:
        """The fields of a card that rest on nothing that the reader sees."""
        problems = self.event(card.event)[1] if card else ()
        return [one.field for one in problems if one.what.startswith(UNSEEN)]

    def _read(self, event: str) -> Reading:
        lined = read_yaml(unicodedata.normalize("NFC", as_yaml(f'{{"events": [{event}]}}')))
        found = lined.as_problems(self.file)
        if not isinstance(lined.value, dict):
            return None, _own(found)
        lined.value = self.fields | lined.value
        written, wrong = checked(ArticleWritten, lined, self.file)
        lost = Lost()
        if written is None:
            written, lost = what_is_left(lined.value)
        if written is None or not written.events:
            return None, _own([*found, *wrong])
        self.finder.missed = 0
        told = WrittenEvent(self._surroundings(written, lined), 0, lost.of_event(0))
        made = coded(told)
        return made, _own([*found, *wrong, *told.problems])

    def _surroundings(self, written: ArticleWritten, lined: Lined) -> Surroundings:
        written.id = self.file.rpartition("/")[2].removesuffix(".md")
        mentions = mentions_of(self.file, written, lined, self.known, [])
        published = self.article.published if self.article else None
        around = Around(self.finder.text, published, mentions, self.known.actor_names, self.known.place_names)
        return Surroundings(self.file, written, lined, self.finder, around)


def as_file(fields: Fields, text: str) -> bytes:
    """An article without events as a file, every value in the form of JSON, which YAML reads: for the reader's eyes alone."""
    told = ((json.dumps(name, ensure_ascii=False), json.dumps(value, ensure_ascii=False)) for name, value in fields.items())
    lines = [as_yaml(f"{name}: {value}") for name, value in told]
    return "\n".join(("---", *lines, "---", text)).encode("utf-8", "replace")


def as_yaml(written: str) -> str:
    """JSON as YAML reads it: half of a pair of surrogates, which is no letter, is a question mark."""
    return written.translate(_LINE_ENDS).encode("utf-8", "replace").decode("utf-8")


def _own(problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems of the event, without the article's, its fields named within it."""
    begin = "events[1]"
    own = (one for one in problems if one.field.startswith(begin))
    return tuple(Problem("", 0, one.field[len(begin) :].lstrip("."), one.what, one.hint, one.severity) for one in own)
