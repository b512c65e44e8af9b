"""The facts of one event, each with the words it rests on or why it was inferred, as a definition list."""

import json
from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from lib.corpus.codebook import CODEBOOK, Term
from lib.corpus.models import Article, Corpus, Event, Participant, Place
from lib.events.rows import bounds, participant_name
from lib.events.words import day_words, number_words
from lib.ui.marked_words import passages
from lib.ui.tags import arabic, joined, tag

Fact = tuple[str, Markup | str, str]  # label, value, the event field that carries it


def facts_html(row: pd.Series, event: Event, article: Article, corpus: Corpus) -> Markup:
    """All facts of a row; `event` and `article` are its leading report."""
    facts = [*_who(event, corpus), *_where(event, corpus), *_when(row), *_numbers(row), *_what(row, event), *_doubt(row)]
    parts = [tag("dt", label, tag("span", _basis(field, event), cls="basis"))
             + tag("dd", value, _grounds(field, event, article)) for label, value, field in facts]
    return tag("dl", *parts, cls="facts")


def _basis(field: str, event: Event) -> str:
    """In a word what a field rests on: what has neither other words nor a reason must stand in the quote itself."""
    if field in event.evidence:
        return "in these words"
    if field in event.inferred:
        return "inferred"
    quoted = field in event.roles or field in event.quantities or field in ("place", "near", "origin", "date", "pay")
    return "in the quote" if quoted and (field in event.roles or field in event.quantities or getattr(event, field)) else ""


def _grounds(field: str, event: Event, article: Article) -> Markup:
    words = passages(article, event.evidence[field]) if field in event.evidence else Markup("")
    why = event.inferred.get(field, "")
    return words + (tag("span", f"inferred: {why}", cls="why") if why else Markup(""))


def _who(event: Event, corpus: Corpus) -> Iterator[Fact]:
    for role, people in event.roles.items():
        names = [joined((participant_name(one, corpus), arabic(corpus.actors[one.actor].name_ar), _shares(one)))
                 for one in people]
        yield CODEBOOK.label("role", role), joined(names, "; "), role


def _shares(one: Participant) -> str:
    """The numbers told of one participant alone."""
    told = (f"{CODEBOOK.label('quantity', name).lower()} {bounds(number)}" for name, number in one.quantities.items())
    return joined(told, ", ")


def _where(event: Event, corpus: Corpus) -> Iterator[Fact]:
    for field, label in (("place", "Place"), ("near", "Near"), ("origin", "From")):
        places = [_place(corpus.places[place]) for place in getattr(event, field)]
        if places:
            yield label, joined(places, "; "), field
    if not event.place:
        yield "Place", "not told", "place"


def _place(place: Place) -> Markup:
    how = CODEBOOK.label("precision", place.precision).lower()
    if place.precision not in ("governorate", "country"):
        how += f", ±{place.radius_km:g} km" if place.radius_km else ""
        how += ", no point in any source" if place.lat is None else ""
        how += ", point of something near it" if place.located_by == "proxy" and place.lat is not None else ""
    lies = "/".join(name for name in place.governorates if f"{name} Governorate" != place.name)
    return joined((place.name, arabic(place.name_ar), f"({how}{f'; {lies}' if lies else ''})"))


def _when(row: pd.Series) -> Iterator[Fact]:
    precision = f" (precision: {row['date_precision']}; written {row['date']})" if row["dated_by"] == "event" else ""
    yield "When", day_words(row) + precision, "date"


def _numbers(row: pd.Series) -> Iterator[Fact]:
    words = json.loads(row["quantity_words"]) if isinstance(row["quantity_words"], str) else {}
    fields = {term.label: term.id for term in CODEBOOK.quantities.values()}
    for label, number, said in number_words(row, words):
        yield label, f"{number} (“{said}”)" if said else number, fields[label]


def _what(row: pd.Series, event: Event) -> Iterator[Fact]:
    for field, label, terms in (("mode", "Mode", "modes"), ("issue", "Issue", "issues")):
        if getattr(event, field):
            yield label, CODEBOOK.label(terms, getattr(event, field)), field
    if event.by_force:
        yield "How", CODEBOOK.label("by_force", event.by_force), "by_force"
    if event.goods:
        yield "Goods", ", ".join(CODEBOOK.label("goods", goods) for goods in event.goods), "goods"
    if event.pay:
        yield "Pay", str(event.pay), "pay"
    if event.reason:
        yield "Reason", event.reason, "reason"
    yield "According to", event.according_to or "the article itself", "according_to"


def _doubt(row: pd.Series) -> Iterator[Fact]:
    yield "Claim", joined((CODEBOOK.label("claim", row["claim"]), _meaning(CODEBOOK.claims[row["claim"]])), ": "), "claim"
    yield "Stage", joined((CODEBOOK.label("stage", row["stage"]), _meaning(CODEBOOK.stages[row["stage"]])), ": "), "stage"
    source, item = CODEBOOK.reliability[row["reliability"]], CODEBOOK.credibility[row["credibility"]]
    yield "Grade", f"{source.id}{item.id}: {_meaning(source).lower()}; {_meaning(item).lower()}", "credibility"


def _meaning(term: Term) -> str:
    """What a term means to a reader, whom it does not concern what a coder may leave out."""
    return term.meaning.replace(" (the default)", "")
