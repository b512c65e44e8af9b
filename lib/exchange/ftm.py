"""The events as FollowTheMoney entities, a JSON line each, as Aleph and OpenSanctions read them: Event, Person, Organization,
Membership, and the Articles that prove them.

The first line is a Note that says what was selected. An event's `recordId` is its event_id; ids of entities hold letters,
digits, - and . alone, as the format asks. Written as plain JSON: the format's own package needs a compiler to install.
"""

import json
from collections.abc import Iterator

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Actor, Corpus, Tie
from lib.events.names import bloc_label
from lib.events.words import day_words, number_words
from lib.exchange.chosen import Chosen
from lib.exchange.companions import companions
from lib.exchange.ftm_entities import Entity, Values, entity, entity_id, ftm_date
from lib.exchange.manifest import Snapshot, citation, citations
from lib.exchange.plain import plain_rows
from lib.exchange.shapes import Row
from lib.exchange.telling import citation_lines, told_lines
from lib.exchange.who import doubt_words, mutual_events, who_words

ROLES = {"part_of": "part of", "affiliated_with": "affiliated with", "backed_by": "backed by"}
NO_ORGANISATION = {"person": "Person", "civilians": "LegalEntity"}  # kind of actor -> schema; any other is an Organization
MISSED = (
    "No roles, numbers and points as such: FollowTheMoney has no place for them. Who does what, how many, and a date that is no "
    "plain one are words in an event's notes.",
)


def write_ftm(snapshot: Snapshot) -> bytes:
    """A JSON object a line: the note, articles, actors in order of their ids, their ties, then the events in theirs."""
    lines = [*_note(snapshot), *_articles(snapshot), *_actors(snapshot), *_events(snapshot)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode("utf-8", "replace")


def ftm_misses(chosen: Chosen) -> tuple[str, ...]:
    return MISSED


def _note(snapshot: Snapshot) -> Iterator[Entity]:
    lines = [f"{what}: {words}" for what, words in told_lines(snapshot)]
    yield entity(
        "note",
        "selection",
        "Note",
        {"name": [f"Selection: {snapshot.words}"], "description": ["\n".join(lines)]} | {"notes": citation_lines(snapshot)},
    )


def _articles(snapshot: Snapshot) -> Iterator[Entity]:
    corpus = snapshot.corpus
    for cited in citations(corpus, snapshot.events):
        article = corpus.article_by_id[cited["id"]]
        properties = {
            "title": [article.title],
            "author": [article.author],
            "publisher": [article.publisher],
            "publishedAt": [ftm_date(article.published.text) if article.published else ""],
            "sourceUrl": [article.url],
            "notes": [citation(article), f"Published: {article.published.text} (EDTF)" if article.published else ""],
        }
        yield entity("article", article.id, "Article", properties)


def _actors(snapshot: Snapshot) -> Iterator[Entity]:
    """Who takes part in these events, whom they are tied to, and the ties."""
    if snapshot.beside is None:
        return
    corpus = snapshot.corpus
    there = set(companions(snapshot.beside, corpus)["participants"]["actor_id"])
    ties = [
        (corpus.actors[actor], role, tie)
        for actor in sorted(there & corpus.actors.keys())
        for role, tie in _ties(corpus.actors[actor])
    ]
    ties = [(actor, role, tie) for actor, role, tie in ties if tie.actor in corpus.actors]
    for one in sorted(there | {tie.actor for _, _, tie in ties}):
        known = corpus.actors.get(one)
        yield _actor(known, corpus) if known else entity("actor", one, "LegalEntity", {"name": [one]})
    for actor, role, tie in ties:
        yield _tie(actor, role, tie, corpus)


def _ties(actor: Actor) -> Iterator[tuple[str, Tie]]:
    for role in ROLES:
        for tie in getattr(actor, role):
            yield role, tie


def _actor(actor: Actor, corpus: Corpus) -> Entity:
    bloc = bloc_label(corpus, actor.bloc) if actor.bloc and not actor.blocs else ""
    properties = {
        "name": [actor.name, actor.name_ar],
        "alias": list(actor.aliases),
        "keywords": [CODEBOOK.actor_kinds[actor.kind].label, bloc],
        "notes": ["No proper name: described so in the articles."] if actor.described else [],
    }
    return entity("actor", actor.id, _schema(actor), properties)


def _schema(actor: Actor) -> str:
    return NO_ORGANISATION.get(actor.kind, "Organization")


def _tie(actor: Actor, role: str, tie: Tie, corpus: Corpus) -> Entity:
    """A Membership in an organisation; another link where it is backed by one, or tied to what is none."""
    ends = (entity_id("actor", actor.id), entity_id("actor", tie.actor))
    member = role != "backed_by" and _schema(corpus.actors[tie.actor]) == "Organization"
    names = ("member", "organization") if member else ("subject", "object")
    days = {name: [day.isoformat()] for name, day in (("startDate", tie.first), ("endDate", tie.last)) if day}
    proof = [entity_id("article", tie.source)] if tie.source in corpus.article_by_id else []
    properties: Values = {names[0]: [ends[0]], names[1]: [ends[1]], "role": [ROLES[role]], "description": [tie.source]}
    key = " ".join((actor.id, role, tie.actor, str(tie.first), str(tie.last)))
    return entity("tie", key, "Membership" if member else "UnknownLink", properties | days | {"proof": proof})


def _events(snapshot: Snapshot) -> Iterator[Entity]:
    involved: dict[str, dict[str, None]] = {}
    mutual = mutual_events(snapshot)
    if snapshot.beside is not None:
        people = companions(snapshot.beside, snapshot.corpus)["participants"]
        for event, actor in zip(people["event_id"], people["actor_id"]):
            involved.setdefault(event, {})[entity_id("actor", actor)] = None
    for row in plain_rows(snapshot.events):
        yield entity(
            "event",
            str(row["event_id"]),
            "Event",
            _event(row, mutual, snapshot.corpus) | {"involved": list(involved.get(str(row["event_id"]), ()))},
        )


def _event(row: Row, mutual: frozenset[str], corpus: Corpus) -> Values:
    articles = [article for article in _listed(row["articles"]) if article in corpus.article_by_id]
    numbers = [f"{CODEBOOK.label('quantity', name)}: {words}" for name, words in number_words(row).items()]
    date = f"Date as coded (EDTF): {row['date']}" if row["date"] else ""
    return {
        "name": [str(row["summary"])],
        "description": [str(row["quote"] or "")],
        **_dates(row),
        "location": _listed(row["places"]) or _listed(row["place"]),
        "country": [country.lower() for country in _listed(row["country"])],
        "keywords": [CODEBOOK.types[str(row["type"])].label, CODEBOOK.groups[str(row["group"])].label],
        "notes": [doubt_words(row), who_words(row, mutual), day_words(row), date, *numbers, str(row["according_to"] or "")],
        "publisher": _listed(row["publishers"]),
        "sourceUrl": _listed(row["urls"]),
        "recordId": [str(row["event_id"])],
        "proof": [entity_id("article", article) for article in articles],
    }


def _dates(row: Row) -> Values:
    """A day, a month or a year as it is; other windows, and what lasted, as a span, whose words stand in the notes."""
    if plain := ftm_date(str(row["date"] or "")):
        return {"date": [plain]}
    return {name: [str(row[day])] for name, day in (("startDate", "first_day"), ("endDate", "last_day")) if row[day]}


def _listed(cell: object) -> list[str]:
    return str(cell).split("; ") if cell else []
