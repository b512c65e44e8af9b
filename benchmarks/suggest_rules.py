"""How often each rule of the engine gives something over the annotated texts, and how often that is right.

What is judged: of an actor's or a place's name, a date or an event, what it is in `suggest_scores` (what an annotation
ignores is not judged); of a word that points back and of carried sides, whether the actor plays a part in the annotated
event; of a place or a date of an event, whether it is the annotated one. What only allows or forbids is counted, not judged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from benchmarks.suggest_matching import (
    Json,
    align_entities,
    close,
    fold,
    fold_text,
    near_days,
    pair_best,
    pair_events,
    resolver,
    same,
)
from lib.suggest.document import Document
from lib.suggest.models import rule_of
from lib.suggest.pipeline import AnyRule
from lib.suggest.result import suggestions_of
from lib.suggest.standoff import as_standoff
from lib.suggest.steps import STEPS
from lib.suggest.text.spots import Spot, mention

RULES: dict[str, AnyRule] = {one.name: one for step in STEPS for one in step.rules}
SHOWN = ("actors.", "places.", "references.", "dates.", "quantities.", "events.")  # what they gave may be dropped again
ON_THE_WAY = frozenset(("places.variant", "quantities.range", "events.clause_end"))  # they give to other rules
Judged = Iterator[tuple[str, bool]]  # (rule, whether what it gave is right)


@dataclass
class Tally:
    """Counts by rule: what it gave, what of that was judged, and what was right."""

    gave: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, found: Judged) -> None:
        for rule, right in found:
            self.judged[rule] += 1
            self.right[rule] += right


def count_rules(read: Iterable[tuple[Json, Document]]) -> Tally:
    """The tally over texts, each as what is annotated of it and what the engine read in it."""
    tally = Tally()
    for annotated, document in read:
        form = as_standoff(suggestions_of(document), "x")
        tally.gave += _gave(document)
        tally.add(_names(annotated, "actors", document, document.actors.spots))
        tally.add(_names(annotated, "places", document, document.places.spots))
        tally.add(_dates(annotated, form))
        tally.add(_events(annotated, document, form))
    return tally


def _gave(document: Document) -> Counter[str]:
    """How often each rule gave something: of what is shown in the end, what stands there; of all else, what it said."""
    spots = (*document.actors.spots, *document.places.spots, *document.references)
    shown = Counter(one.rule for one in (*spots, *document.drafts))
    shown += Counter(rule_of(one.reason) for one in (*document.dates, *document.quantities))
    return Counter({name: shown[name] if _is_shown(one) else document.fired[name] for name, one in RULES.items()})


def _is_shown(rule: AnyRule) -> bool:
    return rule.name.startswith(SHOWN) and rule.otherwise is None and rule.name not in ON_THE_WAY


def _names(annotated: Json, layer: str, document: Document, spots: list[Spot]) -> Judged:
    """Whether each name is one that is annotated; countries and what the annotation ignores are not judged."""
    countries = [one for one in annotated[layer] if one.get("precision") == "country"]
    unscored = {fold(form) for one in countries for form in one["mentions"]}
    wanted = [form for one in annotated[layer] for form in one["mentions"] if fold(form) not in unscored]
    ignored = annotated.get("ignore", {}).get(layer, [])
    for spot in spots:
        form = mention(document.text, document.words, spot.first, spot.last).text
        right = any(close(form, other) for other in wanted)
        if spot.kind != "reporter" and fold(form) not in unscored and (right or not any(close(form, one) for one in ignored)):
            yield spot.rule, right


def _dates(annotated: Json, form: Json) -> Judged:
    """Whether the words are annotated as a date, and the value is near the annotated one."""
    candidates = [
        ((same(one["text"], wanted["text"]), near_days(wanted["value"], one["value"], True), -place, -at), at, place)
        for at, one in enumerate(form["dates"])
        for place, wanted in enumerate(annotated["dates"])
        if close(one["text"], wanted["text"])
    ]
    pairs, ignored = pair_best(candidates), annotated.get("ignore", {}).get("dates", [])
    for at, one in enumerate(form["dates"]):
        wanted = annotated["dates"][pairs[at]] if at in pairs else None
        if wanted:
            yield rule_of(one["reason"]), near_days(wanted["value"], one["value"], wanted.get("approx"))
        elif not any(close(one["text"], other) for other in ignored):
            yield rule_of(one["reason"]), False


def _events(annotated: Json, document: Document, form: Json) -> Judged:
    """Whether an event is one that is annotated and, of those that are, its place, its date and who points back."""
    resolve = {
        layer: resolver(annotated[layer], form[layer], align_entities(annotated[layer], form[layer]))
        for layer in ("actors", "places")
    }
    actors = [[resolve["actors"](one["name"]) for one in event["actors"]] for event in form["events"]]
    pairs = pair_events(fold_text(document.text), annotated["events"], form["events"], actors)
    for at, (event, draft) in enumerate(zip(form["events"], document.drafts)):
        wanted = annotated["events"][pairs[at]] if at in pairs else None
        if wanted is None or wanted.get("salience") != "background":
            yield draft.rule, wanted is not None
        if wanted is None:
            continue
        if event["place"]:
            place = "settings.carried_place" if "place" in draft.carried else "settings.own_place"
            yield place, resolve["places"](event["place"]) == wanted.get("place")
        if event["date"]:
            days = (wanted.get("date"), *wanted.get("alt_dates", ()))
            date = "settings.carried_date" if "date" in draft.carried else "settings.own_date"
            yield date, any(near_days(day, event["date"], wanted.get("date_approx")) for day in days)
        yield from _roles(event, "sides" in draft.carried, {one["name"] for one in wanted["actors"]}, actors[at])


def _roles(event: Json, carried: bool, wanted: set[str], actors: list[str | None]) -> Judged:
    """Of actors that are pointed back to or carried, whether they play a part in the annotated event."""
    for role, actor in zip(event["actors"], actors):
        if rule_of(role["reason"]).startswith("references."):
            yield rule_of(role["reason"]), actor in wanted
        elif carried:
            yield "sides.carried", actor in wanted


def rule_table(tally: Tally) -> list[str]:
    """A line for each rule, in the order in which they are applied."""
    rows = [
        f"| {name} | {tally.gave[name]} | {tally.judged[name] or '–'} | {tally.right[name] if tally.judged[name] else '–'} "
        f"| {f'{tally.right[name] / tally.judged[name]:.2f}' if tally.judged[name] else '–'} |"
        for name in RULES
    ]
    return ["| rule | gave | judged | right | share |", "|---|---|---|---|---|", *rows]
