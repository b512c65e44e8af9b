"""What a saved web page says of itself, as proposals: each says the tag that it stands in. What tags say differently all stays."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Protocol

from lib.annotating.incoming.came import Drawing

MOST_TAGS = 3_000  # of a kind that are looked at
_Page = dict[str, object]
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_SITES = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name", "citation_publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "citation_author", "byl")
_DAYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "citation_publication_date",
    "sailthru.date",
)
_ARTICLES = re.compile(r"(?:News|Report|Analysis|Opinion)?(?:News)?Article|BlogPosting|Report|LiveBlogPosting|WebPage", re.I)
_AT_SIGN = re.compile(r"^@|^https?://")


class Node(Protocol):
    """An element of a page, as lxml has it."""

    text: str | None

    def iter(self, *tags: str) -> "Iterator[Node]": ...
    def get(self, name: str, /) -> str | None: ...
    def text_content(self) -> object: ...


def read_facts(page: Node, drawing: Drawing) -> None:
    """Propose what a page says of its title, publisher, author, address, language and day of publication."""
    _of_data(page, drawing)
    told = [(_name(tag), tag.get("content") or "") for tag in islice(page.iter("meta"), MOST_TAGS)]
    for field, names in (("title", _TITLES), ("publisher", _SITES), ("author", _AUTHORS), ("published", _DAYS)):
        for wanted in names:
            for name, content in told:
                if name == wanted and not (field == "author" and _AT_SIGN.match(content)):
                    drawing.propose(field, content, f"the page's {name}")
    for name, content in told:
        if name == "og:url":
            drawing.propose("url", content, "the page's og:url")
    _of_tags(page, drawing)


def _name(tag: Node) -> str:
    return (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()


def _of_tags(page: Node, drawing: Drawing) -> None:
    for link in islice(page.iter("link"), MOST_TAGS):
        if "canonical" in (link.get("rel") or "").lower().split():
            drawing.propose("url", link.get("href"), "the page's canonical link")
    for time in islice(page.iter("time"), MOST_TAGS):
        if time.get("pubdate") is not None or (time.get("itemprop") or "").lower() == "datepublished":
            drawing.propose("published", time.get("datetime"), "the page's time of publication")
    headings = list(islice(page.iter("h1"), 2))
    if len(headings) == 1:
        drawing.propose("title", headings[0].text_content(), "the page's one heading")
    for title in islice(page.iter("title"), 1):
        drawing.propose("title", title.text, "the page's title", weak=True)
    for html in islice(page.iter("html"), 1):
        drawing.propose("language", html.get("lang"), "the page's lang")


def _of_data(page: Node, drawing: Drawing) -> None:
    """What JSON-LD says of the article, before all other tags: it says it of one thing that it names."""
    for script in islice(page.iter("script"), MOST_TAGS):
        if (script.get("type") or "").lower().strip() != "application/ld+json" or len(script.text or "") > 1_000_000:
            continue
        try:
            told = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for article in _articles(told):
            drawing.propose("title", article.get("headline"), "the page's data (headline)")
            drawing.propose("publisher", _named(article.get("publisher")), "the page's data (publisher)")
            drawing.propose("author", _named(article.get("author")), "the page's data (author)")
            drawing.propose("published", article.get("datePublished"), "the page's data (datePublished)")


def _articles(told: object) -> list[_Page]:
    """The articles that JSON-LD tells of: at its top, in a list or in a graph."""
    things: list[object] = list(told) if isinstance(told, list) else [told]
    things += [one for thing in things if isinstance(thing, dict) for one in _listed(thing.get("@graph"))]
    return [
        thing
        for thing in things
        if isinstance(thing, dict)
        and any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in _listed(thing.get("@type")))
    ]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [] if value is None else [value]


def _named(value: object) -> str:
    """The name of a person or a body, of several all of them."""
    names = [one.get("name") if isinstance(one, dict) else one for one in _listed(value)]
    return ", ".join(name for name in names if isinstance(name, str) and name.strip() and not _AT_SIGN.match(name))
