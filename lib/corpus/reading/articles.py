"""One file becomes one checked Article, or every problem that keeps it out.

Front matter between two lines of `---`, its letters with marks composed (NFC); then the text, kept letter for letter.
"""

import unicodedata
from dataclasses import dataclass, replace

from lib.corpus.checking.checking import checked
from lib.corpus.checking.twice import told_twice
from lib.corpus.model.dates import DateError, read_date
from lib.corpus.model.models import Actor, Article, Dated, Event, Place
from lib.corpus.model.review import Review
from lib.corpus.reading.coding import coded
from lib.corpus.reading.frontmatter import ArticleWritten
from lib.corpus.reading.partial import Lost, what_is_left
from lib.corpus.reading.written import SEEN
from lib.corpus.reading.written_event import Surroundings, WrittenEvent
from lib.corpus.reading.yaml_lines import Lined, read_yaml
from lib.corpus.text.cited import citation_doubts
from lib.corpus.text.names import NameIndex
from lib.corpus.text.provenance import Around
from lib.corpus.text.quotes import QuoteFinder
from lib.errors import Problem

FENCE = "---"
UNKNOWN = ("no actor is called", "no place is called")


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
        return None, [problem] if problem else []
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
    return article, sorted(problems + found + more + _doubled(file, front, text))


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


def _doubled(file: str, front: str, text: str) -> list[Problem]:
    again = told_twice(text)
    if again is None:
        return []
    line = front.count("\n") + 3 + again  # after two lines of ---
    return [
        Problem(
            file,
            line,
            "",
            "the article stands twice in its file: from here on it is told again",
            "take the second one out; one article is one file",
            "warning",
        )
    ]


def _article(
    file: str, written: ArticleWritten, text: str, lined: Lined, known: Known, lost: Lost
) -> tuple[Article, list[Problem]]:
    problems: list[Problem] = []
    if written.id != stem_of(file):
        problems.append(
            Problem(file, lined.line(("id",)), "id", f"“{written.id}” is not the file's name", f"write “{stem_of(file)}”")
        )
    published = _dated(written.published, ("published",), file, lined, problems)
    by = written.published_by
    published_by = _dated(by.date, ("published_by", "date"), file, lined, problems) if by else None
    problems += citation_doubts(file, written, published, lined)
    mentions = mentions_of(file, written, lined, known, problems)
    around = Around(text, published, mentions, known.actor_names, known.place_names)
    events = _events(Surroundings(file, written, lined, QuoteFinder(text), around), lost, problems)
    return Article(
        written.id,
        file,
        written.title,
        written.publisher,
        text,
        written.text,
        events,
        written.author,
        written.original_source,
        tuple(written.via),
        written.url,
        written.language,
        published,
        written.published_basis,
        written.reliability,
        written.status,
        published_by,
        by.why if by else "",
        written.archived_url,
        written.accessed,
        written.sha256,
        lined.line(("published",)) if written.published else 0,
        review_of(written),
    ), unknown_once(problems)


def _events(within: Surroundings, lost: Lost, problems: list[Problem]) -> tuple[Event, ...]:
    events: list[Event] = []
    ids: set[str] = set()
    for number, written in enumerate(within.article.events):
        event = WrittenEvent(within, number, lost.of_event(number))
        events.append(coded(event))
        if written.id and written.id in ids:
            event.wrong(("id",), f"two events have the id “{written.id}”", "ids are unique in an article")
        ids.add(written.id)
        for found in event.problems:
            if not _said(found, problems):
                problems.append(found)
    return tuple(events)


def review_of(written: ArticleWritten) -> Review | None:
    """What an article says of its review; None where it says nothing."""
    if not (told := written.review):
        return None
    settled = (told.settled.on, told.settled.by, tuple(told.settled.with_)) if told.settled else ()
    return Review(told.state, told.since or "", told.coder, told.reviewer, told.minutes, told.note, *settled)


def unknown_once(problems: list[Problem]) -> list[Problem]:
    """The problems with one for each name that nobody bears, which says on what other lines it stands."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.what.startswith(UNKNOWN):
            found.setdefault(problem.what, []).append(problem)
    once = {id(first): _with_lines(first, [other.line for other in others]) for first, *others in found.values()}
    return [once.get(id(problem), problem) for problem in problems if not problem.what.startswith(UNKNOWN) or id(problem) in once]


def _with_lines(problem: Problem, lines: list[int]) -> Problem:
    others = sorted({line for line in lines if line != problem.line})
    more = f"also on line {', '.join(map(str, others))}" if others else ""
    return replace(problem, hint="; ".join(filter(None, (problem.hint, more))))


def _said(problem: Problem, problems: list[Problem]) -> bool:
    """Whether it is said already that an actor or a place is left out for an error of its own."""
    return problem.hint.startswith("mend ") and problem.hint in {other.hint for other in problems}


def _dated(written: str | None, path: tuple[str, ...], file: str, lined: Lined, problems: list[Problem]) -> Dated | None:
    if written is None:
        return None
    try:
        return read_date(written)
    except DateError as wrong:
        problems.append(Problem(file, lined.line(path), ".".join(path), wrong.what, wrong.hint))
        return None


def mentions_of(file: str, written: ArticleWritten, lined: Lined, known: Known, problems: list[Problem]) -> dict[str, str]:
    """What an article calls actors, by its words; what names nobody is added to `problems`."""
    found = {}
    for words, actor in written.mentions.items():
        identifier, what, hint = known.actor_names.resolve(actor)
        if not SEEN.search(words):
            what, hint = f"names no words for “{actor}”", "write the article's words before the colon"
        if what:
            line = lined.line(("mentions", words))
            problems.append(Problem(file, line, f"mentions.{words}", what, hint))
        else:
            found[words] = identifier
    return found
