"""The facts of one event, each with the words it rests on or why it was inferred, as a definition list; of an event that no
article of the corpus tells, what its row says."""

from collections.abc import Iterator

from markupsafe import Markup

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article, Corpus, Event, Participant, Place
from lib.corpus.model.terms import Term
from lib.events.building.cells import bounds, participant_name
from lib.events.building.stories import Story
from lib.events.counting.placings import located_words
from lib.events.names import precision_name
from lib.events.reports import said_of_numbers
from lib.events.row_types import Row
from lib.events.words import day_words, number_words
from lib.ui.evidence_basis import basis
from lib.ui.marked_words import passages
from lib.ui.tags import arabic, joined, name_of, tag

USUAL = tuple(CODEBOOK.default(field) for field in ("claim", "stage"))
Fact = tuple[str, Markup | str, str]  # label, value, the event field that carries it


def facts_html(row: Row, story: Story, corpus: Corpus) -> Markup:
    """All facts of a row, as its leading report tells them; numbers and days as all of its story does."""
    article, event = corpus.reports[row["event_id"]]
    why = article.published_by_why if row["dated_by"] == "publication" else ""
    facts = [
        *_doubt(row),
        *_who(event, corpus),
        *_backed(row),
        *_where(event, corpus),
        *_when(row, why),
        *_numbers(row, said_of_numbers(story)),
        *_what(row, event.reason),
        ("According to", event.according_to or "the article itself", "according_to"),
        *_grade(row),
    ]
    parts = [
        tag("dt", label, tag("span", basis(field, event), cls="basis"))
        + tag("dd", tag("div", value, dir="auto"), _grounds(field, event, article))
        for label, value, field in facts
    ]
    return tag("dl", *parts, cls="facts")


def row_facts_html(row: Row, story: Story | None) -> Markup:
    """The facts of an event that no article tells, as far as its row says them; words of numbers as its story has them."""
    named = (("Who acts", "initiators"), ("On whom", "targets"), ("Actors", "actors"), ("Place", "places"), ("From", "origin"))
    facts = [
        *_doubt(row),
        *(
            (label, joined(map(name_of, row[column].split("; ")), "; "), "")
            for label, column in named
            if isinstance(row[column], str)
        ),
        *_backed(row),
        *_when(row, ""),
        *_numbers(row, said_of_numbers(story)),
        *_what(row, ""),
        *((("According to", row["according_to"], ""),) if isinstance(row["according_to"], str) else ()),
        *_grade(row),
    ]
    return tag("dl", *(tag("dt", label) + tag("dd", tag("div", value, dir="auto")) for label, value, _ in facts), cls="facts")


def _grounds(field: str, event: Event, article: Article) -> Markup:
    words = passages(article, event.evidence[field]) if field in event.evidence else Markup("")
    why = event.inferred.get(field, "")
    return words + (tag("span", f"inferred: {why}", cls="why") if why else Markup(""))


def _who(event: Event, corpus: Corpus) -> Iterator[Fact]:
    for role, people in event.roles.items():
        names = [
            joined((name_of(participant_name(one, corpus)), arabic(corpus.actors[one.actor].name_ar), _shares(one)))
            for one in people
        ]
        yield CODEBOOK.label("role", role), joined(names, "; "), role


def _backed(row: Row) -> Iterator[Fact]:
    """Who stands behind the actors on the event's days: what the registry of actors says, not this article."""
    entries = [
        entry
        for column in ("initiators_backed_by", "targets_backed_by")
        if isinstance(row[column], str)
        for entry in row[column].split("; ")
    ]
    if entries:
        whose = (joined((name_of(actor), name_of(behind)), ": ") for actor, _, behind in (one.rpartition(": ") for one in entries))
        yield (
            "Backed by",
            joined(
                (
                    joined(whose, "; "),
                    tag("span", "on the days of the event, by the registry of actors, not by this article", cls="why"),
                )
            ),
            "",
        )


def _shares(one: Participant) -> str:
    """The numbers told of one participant alone."""
    told = (f"{CODEBOOK.label('quantity', name).lower()} {bounds(number)}" for name, number in one.quantities.items())
    return joined(told, ", ")


def _where(event: Event, corpus: Corpus) -> Iterator[Fact]:
    for field, label in (("place", "Place"), ("near", "Near"), ("origin", "From")):
        places = [_place(corpus.places[place], corpus) for place in getattr(event, field)]
        if places:
            yield label, joined(places, "; "), field
    if not event.place:
        yield "Place", "not told", "place"


def _place(place: Place, corpus: Corpus) -> Markup:
    how = precision_name(corpus, place.precision)
    if place.exactness.located:
        how += f", ±{place.radius_km:g} km" if place.radius_km else ""
        how += ", no point in any source" if place.lat is None else ""
    lies = "/".join(name for name in place.governorates if f"{name} {corpus.settings.level(1)}".casefold() != place.name.casefold())
    told = [(lies, "governorate"), (place.district if place.district not in (place.name, lies) else "", "district")]
    lies = ", ".join(unit + (" by the boundaries" if field in place.by_outlines else "") for unit, field in told if unit)
    drawn = place.lat is not None and place.exactness.located
    point = f"point: {located_words(place)}" if drawn else ""
    return joined(
        (
            name_of(place.name),
            arabic(place.name_ar),
            f"({how}{f'; {lies}' if lies else ''})",
            tag("span", point, cls="why") if point else "",
        )
    )


def _when(row: Row, why: str) -> Iterator[Fact]:
    """`why`: why it was known by the day that bounds it, where that is told."""
    precision = f" (known to the {row['date_precision']})" if row["date_precision"] in ("day", "week", "month", "year") else ""
    yield "When", joined((day_words(row) + precision, tag("span", why, cls="why") if why else "")), "date"


def _numbers(row: Row, said: dict[str, str]) -> Iterator[Fact]:
    """`said`: the words that give a number, by quantity."""
    for name, number in number_words(row).items():
        yield CODEBOOK.label("quantity", name), f"{number} (“{said[name]}”)" if name in said else number, name


def _what(row: Row, reason: str) -> Iterator[Fact]:
    if isinstance(row["severity"], str):
        term = CODEBOOK.severities[row["severity"]]
        yield "Severity", joined((term.label, _meaning(term)), ": "), ""
    for field, label in (("mode", "Mode"), ("issue", "Issue"), ("by_force", "How")):
        if isinstance(row[field], str):
            yield label, CODEBOOK.label(field, row[field]), field
    if isinstance(row["goods"], str):
        yield "Goods", ", ".join(CODEBOOK.label("goods", goods) for goods in row["goods"].split("; ")), "goods"
    if isinstance(row["pay"], str):
        yield "Pay", row["pay"], "pay"
    if reason:
        yield "Reason", reason, "reason"


def _doubt(row: Row) -> Iterator[Fact]:
    """Claim and stage: at the head of all, for the rest stands under them."""
    for field, terms in (("claim", CODEBOOK.claims), ("stage", CODEBOOK.stages)):
        term = terms[row[field]]
        label = term.label if row[field] in USUAL else tag("strong", term.label)
        yield field.capitalize(), joined((label, _meaning(term)), ": "), field


def _grade(row: Row) -> Iterator[Fact]:
    source, item = CODEBOOK.reliability[row["reliability"]], CODEBOOK.credibility[row["credibility"]]
    yield "Grade", f"{source.id}{item.id}: {_meaning(source).lower()}; {_meaning(item).lower()}", "credibility"


def _meaning(term: Term) -> str:
    """What a term means to a reader, whom it does not concern what a coder may leave out."""
    return term.meaning.replace(" (the default)", "")
