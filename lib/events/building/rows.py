"""One story becomes one row of the event table: the way from coded fields to the codebook's columns.

Unknown stays None, lists are joined by "; ", and what is not a plain value is JSON in its cell.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from lib.address.permalinks import event_permalink
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import signs
from lib.corpus.model.models import Corpus, Participant
from lib.corpus.model.records import Record
from lib.events.building.backing import Behind, backing_words
from lib.events.building.cells import QUANTITIES, as_json, joined, participant_name, with_role
from lib.events.building.differences import differences
from lib.events.building.stories import Story, joined_date, joined_quantity
from lib.events.names import actor_name, place_name
from lib.events.roles import beside_the_arrow, side_of
from lib.events.row_types import Cell

DATE_OF_TIES, WORDED = "date of ties", "worded"  # the date where ties of somebody are dated; whether there is a quote


@dataclass(frozen=True)
class Around:
    """What a row tells of other rows: `aliases` report id -> event id; `wholes` ids of events that have parts; `perhaps`
    event id -> ids of perhaps the same ones; `backers` (event id, "left" or "right") -> who stands behind whom on that side."""

    aliases: dict[str, str] = field(default_factory=dict)
    wholes: frozenset[str] = frozenset()
    perhaps: dict[str, tuple[str, ...]] = field(default_factory=dict)
    backers: dict[tuple[str, str], tuple[Behind, ...]] = field(default_factory=dict)


RowPart = Callable[[Story, Corpus, Around], dict[str, Cell]]


def event_row(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    """The event table's row of a story; keys are the codebook's columns."""
    return {name: cell for part in (*PARTS, _itself) for name, cell in part(story, corpus, around).items()}


def _itself(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    """What every row of a table says otherwise."""
    return {
        "event_id": story.id,
        "summary": story.lead.summary,
        "quote": story.worded.sentence,
        "according_to": story.lead.according_to,
        "source_row": next((report.source_row for report in story.told if report.source_row), ""),
        "permalink": event_permalink(story.id),
    }


def _coded(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    lead = story.lead
    return {
        "layer": "" if lead.rests_on.article else lead.rests_on.source,
        "type": lead.type,
        "group": CODEBOOK.types[lead.type].group,
        "mode": lead.mode,
        "severity": CODEBOOK.severity(lead.type, lead.mode),
        "issue": lead.issue,
        "claim": lead.claim,
        "stage": lead.stage,
        "status": story.status,
        "review": story.lead.review,
        "background": all(report.background for report in story.told),
        "part_of": joined(around.aliases[whole] for whole in story.part_of if whole in around.aliases),
        "parts": story.parts if story.id in around.wholes else "",
        "maybe_same_as": joined(around.perhaps.get(story.id, ())),
    }


def _time(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    date = joined_date(story)
    if date:
        return {
            "date": date.text,
            "date_kind": date.kind,
            "first_day": date.first,
            "last_day": date.last,
            "date_precision": date.precision,
            "not_after": None,
            "not_after_date": "",
            "not_after_approx": False,
            "dated_by": "event",
        }
    past = [report for report in story.told if CODEBOOK.stages[report.stage].by_report]
    bounds_told = [bound for report in past if (bound := report.rests_on.bound) and bound.last]
    bound = min(bounds_told, key=lambda told: (told.last, bool(signs(told)[1])), default=None)
    return {
        "date": "",
        "date_kind": "",
        "first_day": None,
        "last_day": None,
        "date_precision": "",
        "not_after": bound.last if bound else None,
        "not_after_date": bound.text if bound else "",
        "not_after_approx": bool(bound and signs(bound)[1]),
        "dated_by": "publication" if bound else "none",
    }


def _place(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    told = story.places
    at = [corpus.places[identifier] for identifier in told["at"]]
    first = at[0] if at else None
    drawn = first if first and first.exactness.located else None
    sourced = drawn if drawn and drawn.lat is not None else None
    return {
        "place_id": first.id if first else "",
        "place": first.name if first else "",
        "place_precision": first.precision if first else "",
        "radius_km": drawn.radius_km if drawn else None,
        "lat": drawn.lat if drawn else None,
        "lon": drawn.lon if drawn else None,
        "located_by": sourced.located_by if sourced else "",
        "place_source": sourced.source if sourced else "",
        "n_places": len(at),
        "places": joined(place.name for place in at),
        "governorate": joined(name for place in at for name in place.governorates),
        "district": joined(place.district for place in at),
        "country": joined(place.country for place in at),
        "origin": joined(place_name(corpus, identifier) for identifier in told["origin"]),
    }


def _who(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    roles = story.roles

    def named(side: str) -> str:
        return joined(
            with_role(participant_name(participant, corpus), beside_the_arrow(story.lead.type, role))
            for role, participants in roles.items()
            if side_of(story.lead.type, role) == side
            for participant in participants
        )

    everyone = (participant for participants in roles.values() for participant in participants)
    return {
        "initiators": named("left"),
        "targets": named("right"),
        "actors": joined(participant_name(participant, corpus) for participant in everyone),
        "roles": as_json({role: [_role_entry(one, corpus) for one in people] for role, people in roles.items()}),
    }


def _backed(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    return {
        f"{name}_backed_by": joined(backing_words(around.backers.get((story.id, side), ()), corpus))
        for name, side in (("initiators", "left"), ("targets", "right"))
    }


def _numbers(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    row: dict[str, Cell] = {}
    words: dict[str, object] = {}
    for name in QUANTITIES:
        number = joined_quantity(story, name)
        row[f"{name}_min"] = number.min if number else None
        row[f"{name}_max"] = number.max if number else None
        row[f"{name}_about"] = bool(number and number.about)
        words |= {name: number.words} if number and number.words else {}
    row["quantity_words"] = as_json(words)
    return row


def _goods(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    pay = story.lead.pay
    return {"goods": joined(story.lead.goods), "pay": str(pay) if pay else "", "differences": as_json(differences(story))}


def _forced(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    return {"by_force": story.lead.by_force}


def _carried(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    return {"evidence": as_json(_evidence(story.worded))}


def _role_entry(participant: Participant, corpus: Corpus) -> dict[str, object]:
    entry: dict[str, object] = {"actor": participant.actor, "name": actor_name(corpus, participant.actor)}
    if participant.described:
        entry["described"] = participant.described
    for name, number in participant.quantities.items():
        entry[name] = {"min": number.min, "max": number.max} | ({"about": True} if number.about else {})
    return entry


def _evidence(report: Record) -> dict[str, object]:
    document = {"article" if report.rests_on.article else "document": report.rests_on.document}
    spans = {
        field: [document | {"start": span.start, "end": span.end, "text": span.text} for span in spans]
        for field, spans in report.evidence.items()
    }
    why = {field: {"inferred": reason} for field, reason in report.inferred.items()}
    return spans | {field: [*spans[field], reason] if field in spans else reason for field, reason in why.items()}


def _sources(story: Story, corpus: Corpus, around: Around) -> dict[str, Cell]:
    documents = {report.rests_on.document: report.rests_on for report in story.told}.values()
    articles = [document.article for document in documents if document.article]
    return {
        "report_ids": joined(report.id for report in story.reports) if len(story.reports) > 1 else "",
        "articles": joined(articles),
        "publishers": joined(document.publisher for document in documents),
        "n_articles": len(articles),
        "text": story.worded.rests_on.text_kind,
        "reliability": story.lead.rests_on.reliability,
        "credibility": story.lead.credibility,
        "urls": joined(document.url for document in documents),
    }


# the parts of a row, each with what of a layer's row (fields of lib.layers.told.Told) it depends on
PARTS: dict[RowPart, tuple[str, ...]] = {
    _coded: ("type", "mode"),
    _time: ("date",),
    _place: ("place",),
    _who: ("type", "roles"),
    _backed: ("type", "roles", DATE_OF_TIES),
    _forced: ("by_force",),
    _numbers: ("numbers",),
    _goods: (),
    _carried: ("open",),
    _sources: (WORDED,),
}
