"""One file becomes one checked Article, or every problem that keeps it out.

Front matter between two lines of `---`, its letters with marks composed (NFC); then the text, kept letter for letter.
"""

import unicodedata
from dataclasses import dataclass

from lib.corpus.checking import checked, near_miss
from lib.corpus.coding import EventCoder
from lib.corpus.dates import DateError, read_date
from lib.corpus.frontmatter import ArticleWritten
from lib.corpus.models import Actor, Article, Dated, Event, Place
from lib.corpus.names import NameIndex
from lib.corpus.quotes import QuoteFinder
from lib.corpus.salvage import Lost, what_is_left
from lib.corpus.yaml_lines import Lined, read_yaml
from lib.errors import Problem

FENCE = "---"


@dataclass(frozen=True)
class Known:
    """The registry and the gazetteer of a corpus, as an article's reader needs them."""

    actors: dict[str, Actor]
    actor_names: NameIndex
    places: dict[str, Place]
    place_names: NameIndex


def read_article(file: str, content: bytes, known: Known) -> tuple[Article | None, list[Problem]]:
    """The article of a file's bytes and its problems, all at once, errors and warnings.

    With errors the article is what is left of it, good for finding more errors alone; None where nothing is.
    """
    parts, problem = split_file(file, content)
    if parts is None:
        return None, [problem]
    front, text = parts
    lined = read_yaml(front, first_line=2)
    problems = lined.as_problems(file)
    if not isinstance(lined.value, dict):
        return None, problems or [Problem(file, 2, "", "has no fields in its front matter", "begin with “id: …”")]
    written, found = checked(ArticleWritten, lined, file)
    lost = Lost()
    if written is None:
        written, lost = what_is_left(lined.value)
    if written is None:
        return None, sorted(problems + found)
    written.id = written.id or stem_of(file)
    article, more = _article(file, written, text, lined, known, lost)
    return article, sorted(problems + found + more)


def stem_of(file: str) -> str:
    """The id that an article's file must bear: its name without folder and .md."""
    return file.rpartition("/")[2].removesuffix(".md")


def split_file(file: str, content: bytes) -> tuple[tuple[str, str] | None, Problem | None]:
    """(front matter, text) of a file's bytes, or the problem with them."""
    try:
        whole = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        return None, Problem(file, line, "", "is not UTF-8 text", "save it as UTF-8; a picture or PDF is no article")
    if "\0" in whole:
        return None, Problem(file, 1, "", "holds binary data", "an article is plain text in UTF-8")
    lines = whole.splitlines(keepends=True)
    if not lines or lines[0].strip() != FENCE:
        return None, Problem(file, 1, "", "has no front matter", "the first line is ---, the fields follow, then --- again")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return None, Problem(file, 1, "", "its front matter does not end", "close it with a line ---")
    return (unicodedata.normalize("NFC", "".join(lines[1:end])), "".join(lines[end + 1 :]).rstrip("\r\n")), None


def _article(file: str, written: ArticleWritten, text: str, lined: Lined, known: Known, lost: Lost):
    problems: list[Problem] = []
    if written.id != stem_of(file):
        problems.append(Problem(file, lined.line(("id",)), "id", f"“{written.id}” is not the file's name",
                                f"write “{stem_of(file)}”"))
    published = _published(file, written, lined, problems)
    mentions = _mentions(file, written, lined, known, problems)
    finder = QuoteFinder(text)
    events: list[Event] = []
    ids = [event.id for event in written.events]
    for number, event in enumerate(written.events):
        coder = EventCoder(file, written, number, lined, known, finder, mentions, lost.of_event(number))
        events.append(coder.coded())
        problems += coder.problems
        if event.id and ids.index(event.id) != number:
            problems.append(Problem(file, lined.line(("events", number, "id")), f"events[{number + 1}].id",
                                    f"two events have the id “{event.id}”", "ids are unique in an article"))
    return Article(
        written.id, file, written.title, written.publisher, text, written.text, tuple(events), written.author,
        written.original_source, tuple(written.via), written.url, written.language, published,
        written.published_basis, written.reliability), problems


def _published(file: str, written: ArticleWritten, lined: Lined, problems: list[Problem]) -> Dated | None:
    if written.published is None:
        return None
    try:
        return read_date(written.published)
    except DateError as wrong:
        problems.append(Problem(file, lined.line(("published",)), "published", wrong.what, wrong.hint))
        return None


def _mentions(file: str, written: ArticleWritten, lined: Lined, known: Known, problems: list[Problem]) -> dict[str, str]:
    found = {}
    for words, actor in written.mentions.items():
        identifier, what, hint = known.actor_names.resolve(actor)
        if what:
            line = lined.line(("mentions", words))
            problems.append(Problem(file, line, f"mentions.{words}", what, hint or near_miss(actor, known.actors)))
        else:
            found[words] = identifier
    return found
