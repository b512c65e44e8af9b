"""What is proposed for an article's fields, each with its why: what the file tells, the text says, the corpus has done before.

Nothing is made up: what is told in two ways stays open and is said.
"""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from lib.annotating.incoming.came import Drawing, Drawn, Proposal
from lib.annotating.incoming.taken_from import sources_in
from lib.annotating.incoming.tongues import language_of
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article, Corpus, Dated
from lib.corpus.text.cited import ADDRESS, LANGUAGE
from lib.corpus.text.folding import fold
from lib.suggest.dates.finder import find_dates
from lib.suggest.metadata import DAY_TAKEN, day_told

LONGEST_TITLE = 200  # letters; a longer first line is a paragraph, and one with a full stop a sentence
_SITE_BEHIND = re.compile(r"\s+[|\-–—·:»]\s+")
DAYS, LANGUAGES = "published", "language"


def proposals_for(drawn: Drawn, text: str, known: Corpus | None) -> tuple[tuple[Proposal, ...], tuple[str, ...]]:
    """(proposals for the fields of an article, the best of each first; notes on what stays open)."""
    found = Drawing()
    told = drawn.proposals
    for one in told:
        if one.field not in (DAYS, LANGUAGES, "url", "accessed", "title"):
            found.propose(one.field, one.value, one.why, one.weak)
    _propose_days(told, found)
    _propose_addresses(told, found)
    _propose_publishers(found, known)
    _propose_titles(told, text, found)
    _propose_language(told, text, found)
    publishers = {fold(one.value) for one in found.proposals if one.field == "publisher"}
    for name, why in sources_in(text):
        if fold(name) not in publishers:
            found.propose("original_source", name, f"the text's words: {why}" if why[0] in "“«" else f"the text's {name} {why}")
    _propose_grade(found, known)
    return tuple(_once(found.proposals)), tuple(found.notes)


def _once(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals, weak ones last, each value of a field once."""
    found: dict[tuple[str, str], Proposal] = {}
    for one in sorted(proposals, key=lambda one: one.weak):
        found.setdefault((one.field, one.value), one)
    return list(found.values())


def _propose_days(told: Iterable[Proposal], found: Drawing) -> None:
    """The day of publication, where all that is told of it is one; the day on which a file was made only where nothing else is."""
    days: dict[Dated, Proposal] = {}
    weak: dict[Dated, Proposal] = {}
    for one in told:
        if one.field == "accessed":
            day, _ = day_read(one.value)
            found.propose("accessed", day.text if day else "", one.why)
        if one.field != DAYS:
            continue
        day, note = day_read(one.value)
        if day is None:
            found.notes.append(f"{one.why[:1].upper()}{one.why[1:]}, “{one.value[:60]}”, is no date that can be read.")
        else:
            (weak if one.weak else days).setdefault(day, one)
            if note.startswith(DAY_TAKEN.partition("{")[0]) and not one.weak:
                found.notes.append(f"O{note[1:]}.")
    days = _finest(days or weak)
    if len(days) > 1:
        words = " and ".join(f"{day.text} ({one.why})" for day, one in days.items())
        found.notes.append(f"Several days of publication are told, {words}; none is taken.")
    else:
        for day, one in days.items():
            found.propose(DAYS, day.text, one.why, one.weak)


def _finest(days: dict[Dated, Proposal]) -> dict[Dated, Proposal]:
    """The days without those that only say less of another, as a month of its day."""

    def says_less(one: Dated, other: Dated) -> bool:
        return other is not one and other.text != one.text and other.text.startswith(f"{one.text}-")

    return {day: why for day, why in days.items() if not any(says_less(day, other) for other in days)}


def day_read(value: str) -> tuple[Dated | None, str]:
    """(the day that metadata tell, a note): as EDTF, a moment, a mail's date, or a day in words, “15 February 2021”."""
    day, note = day_told(value)
    if day is None and len(value) < LONGEST_TITLE:
        found = [one.value for one in find_dates(value, None) if one.value]
        if len(found) == 1:
            return day_told(found[0])
    return day, note


def _propose_addresses(told: Iterable[Proposal], found: Drawing) -> None:
    for one in told:
        if one.field == "url" and ADDRESS.fullmatch(one.value):
            found.propose("url", one.value, one.why)


def _propose_publishers(found: Drawing, known: Corpus | None) -> None:
    """Of a page that names no publisher: whose other articles of its site are, else the site."""
    if any(one.field == "publisher" for one in found.proposals):
        return
    site = next((site_of(one.value) for one in found.proposals if one.field == "url"), "")
    bearers = (
        Counter(article.publisher for article in known.articles if site and site_of(article.url) == site) if known else Counter()
    )
    if bearers:
        name, n = bearers.most_common(1)[0]
        found.propose("publisher", name, f"{n} of the corpus's articles {'is' if n == 1 else 'are'} of {site}")
    found.propose("publisher", site, "the site of the page's address; no name of it is told", weak=True)


def site_of(address: str) -> str:
    """The host of an address, without www."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _propose_titles(told: Iterable[Proposal], text: str, found: Drawing) -> None:
    sites = {fold(one.value) for one in found.proposals if one.field == "publisher"}
    for one in told:
        if one.field == "title":
            found.propose("title", _without_site(one.value, sites), one.why, one.weak)
    first, _, rest = text.partition("\n")
    if first and len(first) <= LONGEST_TITLE and rest.strip() and not first.endswith((".", "!", "؟", "?", ":", ",", "،")):
        found.propose("title", first.lstrip("# ").strip(), "the first line", weak=True)


def _without_site(title: str, sites: set[str]) -> str:
    """A page's title without its site's name behind it."""
    parts = _SITE_BEHIND.split(title)
    if len(parts) > 1 and (fold(parts[-1]) in sites):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—·:»")
    return title


def _propose_language(told: Iterable[Proposal], text: str, found: Drawing) -> None:
    """By the text; what the file says of itself is taken where the text says nothing, and finer (ar-SY) where both agree."""
    code, why = language_of(text)
    for one in told:
        value = one.value.replace("_", "-")
        if one.field == LANGUAGES and LANGUAGE.fullmatch(value):
            said = value.partition("-")[0].lower()
            if code and said != code:
                found.notes.append(f"{one.why[:1].upper()}{one.why[1:]} says “{value}”, but its letters and words are of “{code}”.")
            elif len(said) == 2:
                found.propose(LANGUAGES, said, f"{why}; {one.why} says “{value}”" if why else one.why)
    found.propose(LANGUAGES, code, why)


def grade_of(publisher: str, articles: Iterable[Article]) -> tuple[str, str]:
    """(the reliability that the corpus gives a publisher's articles, why): the most frequent, of several the latest article's."""
    default = CODEBOOK.default("reliability")
    folded = fold(publisher)
    own = [article for article in articles if folded and fold(article.publisher) == folded]
    grades = Counter(article.reliability for article in own)
    if not grades:
        return default, f"it cannot be judged: no article of {publisher} is in the corpus" if publisher else "it cannot be judged"
    most = max(grades.values())
    latest = [article for article in own if grades[article.reliability] == most]
    best = max(latest, key=lambda one: (one.published.text if one.published else "", one.id)).reliability
    others = "" if len(grades) == 1 else f" ({', '.join(f'{n} × {grade}' for grade, n in sorted(grades.items()))})"
    return best, f"as the corpus grades {publisher}: {grades[best]} of {len(own)} of its articles{others}"


def _propose_grade(found: Drawing, known: Corpus | None) -> None:
    publisher = next((one.value for one in _once(found.proposals) if one.field == "publisher"), "")
    grade, why = grade_of(publisher, known.articles if known else ())
    found.propose("reliability", grade, why)
