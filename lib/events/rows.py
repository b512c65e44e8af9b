"""One story becomes one row of the event table: the way from coded fields to the codebook's columns.

Unknown stays None, lists are joined by "; ", and what is not a plain value is JSON in its cell.
"""

import json
from dataclasses import dataclass, field
from urllib.parse import quote as url_quote

from lib.corpus.codebook import CODEBOOK
from lib.corpus.dates import signs
from lib.corpus.models import Corpus, Event, Participant, Quantity
from lib.events.backing import Behind, backing_words
from lib.events.names import actor_name, place_name
from lib.events.roles import beside_the_arrow, side_of
from lib.events.stories import Report, Story, joined_date, joined_quantity
from lib.settings import base_url

QUANTITIES = ("killed", "wounded", "detained", "released", "fighters", "vehicles", "headquarters", "shipments")
COMPARED = ("type", "mode", "issue", "claim", "stage", "status", "by_force", "reason", "credibility", "according_to")


@dataclass(frozen=True)
class Around:
    """What a row tells of other rows: `aliases` report id -> event id; `wholes` ids of events that have parts; `perhaps`
    event id -> ids of perhaps the same ones; `backers` (event id, "left" or "right") -> who stands behind whom on that side."""

    aliases: dict[str, str] = field(default_factory=dict)
    wholes: frozenset[str] = frozenset()
    perhaps: dict[str, tuple[str, ...]] = field(default_factory=dict)
    backers: dict[tuple[str, str], tuple[Behind, ...]] = field(default_factory=dict)


def event_row(story: Story, corpus: Corpus, around: Around) -> dict:
    """The event table's row of a story; keys are the codebook's columns."""
    lead = story.lead.event
    return (
        {
            "event_id": story.id,
            "type": lead.type,
            "group": CODEBOOK.types[lead.type].group,
            "mode": lead.mode,
            "severity": CODEBOOK.severity(lead.type, lead.mode),
            "issue": lead.issue,
            "claim": lead.claim,
            "stage": lead.stage,
            "status": story.status,
            "background": all(report.event.background for report in story.told),
            "part_of": joined(around.aliases[whole] for whole in story.part_of if whole in around.aliases),
            "parts": story.parts if story.id in around.wholes else "",
            "maybe_same_as": joined(around.perhaps.get(story.id, ())),
        }
        | _time(story)
        | _place(story, corpus)
        | _who(story, corpus)
        | _backed(story.id, corpus, around)
        | {"by_force": lead.by_force}
        | _numbers(story)
        | _words(story, corpus)
        | _sources(story)
    )


def _time(story: Story) -> dict:
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
    bounds_told = [
        bound for report in story.told if report.event.stage != "planned" and (bound := report.article.bound) and bound.last
    ]
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


def _place(story: Story, corpus: Corpus) -> dict:
    told = story.places
    at = [corpus.places[identifier] for identifier in told["at"]]
    first = at[0] if at else None
    drawn = first and first.precision not in ("governorate", "country")
    return {
        "place_id": first.id if first else "",
        "place": first.name if first else "",
        "place_precision": first.precision if first else "",
        "radius_km": first.radius_km if drawn else None,
        "lat": first.lat if drawn else None,
        "lon": first.lon if drawn else None,
        "located_by": first.located_by if drawn and first.lat is not None else "",
        "place_source": first.source if drawn and first.lat is not None else "",
        "n_places": len(at),
        "places": joined(place.name for place in at),
        "governorate": joined(name for place in at for name in place.governorates),
        "district": joined(place.district for place in at),
        "country": joined(place.country for place in at),
        "origin": joined(place_name(corpus, identifier) for identifier in told["origin"]),
    }


def _who(story: Story, corpus: Corpus) -> dict:
    roles = story.roles

    def named(side: str) -> str:
        return joined(
            with_role(participant_name(participant, corpus), beside_the_arrow(story.lead.event.type, role))
            for role, participants in roles.items()
            if side_of(story.lead.event.type, role) == side
            for participant in participants
        )

    everyone = (participant for participants in roles.values() for participant in participants)
    return {
        "initiators": named("left"),
        "targets": named("right"),
        "actors": joined(participant_name(participant, corpus) for participant in everyone),
    }


def _backed(event_id: str, corpus: Corpus, around: Around) -> dict:
    return {
        f"{name}_backed_by": joined(backing_words(around.backers.get((event_id, side), ()), corpus))
        for name, side in (("initiators", "left"), ("targets", "right"))
    }


def with_role(name: str, role: str) -> str:
    """A name with the role that its place beside an arrow does not say: "47th Brigade (giver)"."""
    return f"{name} ({role})" if role else name


def participant_name(participant: Participant, corpus: Corpus) -> str:
    """The actor's name, followed by the article's words for somebody unnamed of it."""
    name = actor_name(corpus, participant.actor)
    return f"{name} ({participant.described})" if participant.described else name


def _numbers(story: Story) -> dict:
    row = {}
    for name in QUANTITIES:
        number = joined_quantity(story, name)
        row[f"{name}_min"] = number.min if number else None
        row[f"{name}_max"] = number.max if number else None
        row[f"{name}_about"] = bool(number and number.about)
    return row


def _words(story: Story, corpus: Corpus) -> dict:
    lead = story.lead.event
    return {
        "goods": joined(lead.goods),
        "pay": str(lead.pay) if lead.pay else "",
        "summary": lead.summary,
        "quote": lead.quote.text,
        "according_to": lead.according_to,
        "evidence": as_json(_evidence(story.lead)),
        "roles": as_json(
            {role: [_role_entry(participant, corpus) for participant in participants] for role, participants in story.roles.items()}
        ),
        "quantity_words": as_json(
            {name: number.words for name in QUANTITIES if (number := joined_quantity(story, name)) and number.words}
        ),
        "differences": as_json(_differences(story)),
    }


def _role_entry(participant: Participant, corpus: Corpus) -> dict:
    entry = {"actor": participant.actor, "name": actor_name(corpus, participant.actor)}
    if participant.described:
        entry["described"] = participant.described
    for name, number in participant.quantities.items():
        entry[name] = {"min": number.min, "max": number.max} | ({"about": True} if number.about else {})
    return entry


def _evidence(report: Report) -> dict:
    spans = {
        field: [{"article": report.article.id, "start": span.start, "end": span.end, "text": span.text} for span in spans]
        for field, spans in report.event.evidence.items()
    }
    why = {field: {"inferred": reason} for field, reason in report.event.inferred.items()}
    return spans | {field: [*spans[field], reason] if field in spans else reason for field, reason in why.items()}


def _differences(story: Story) -> dict:
    """column -> {report id: value} for what the reports tell differently; a role of other people is "role:…"."""
    if len(story.reports) == 1:
        return {}
    told = {report.event.id: _told(report.event) for report in story.reports}
    names = dict.fromkeys(name for values in told.values() for name in values)
    differing = {name: {report: values.get(name, "") for report, values in told.items()} for name in names}
    return {name: values for name, values in differing.items() if len(set(values.values())) > 1}


def _told(event: Event) -> dict[str, str]:
    """All that one report tells of an event, as texts that can be compared; the order of what it lists says nothing."""
    people = {f"role:{role}": joined(sorted(map(_person, named))) for role, named in _even(event).items()}
    numbers = {name: bounds(event.quantities.get(name)) for name in QUANTITIES}
    lists = {name: joined(sorted(getattr(event, name))) for name in ("place", "origin", "near", "goods")}
    plain = {name: getattr(event, name) for name in COMPARED}
    plain |= {
        "background": "yes" if event.background else "no",
        "pay": str(event.pay or ""),
        "date": event.date.text if event.date else "",
    }
    return plain | lists | people | numbers


def _even(event: Event) -> dict[str, list[Participant]]:
    """role -> people; the two sides of a mutual link are one, for which is named first says nothing."""
    same = {rule.right: rule.left for rule in CODEBOOK.types[event.type].links if rule.mutual}
    found: dict[str, list[Participant]] = {}
    for role, people in event.roles.items():
        found.setdefault(same.get(role, role), []).extend(people)
    return found


def _person(one: Participant) -> str:
    """Actor, the words for somebody unnamed of it and the numbers told of it: `actor|words|killed 3+`."""
    numbers = ", ".join(f"{name} {bounds(number)}" for name, number in sorted(one.quantities.items()))
    return "|".join((one.actor, one.described, numbers)).rstrip("|")


def bounds(number: Quantity | None) -> str:
    """A number in print: "7+", "24–99", "~34", "up to 5"; "–" is not reported."""
    if number is None:
        return "–"
    sign = "~" if number.about else ""
    if number.min is None:
        return "–" if number.max is None else f"{sign}up to {number.max:,}"
    if number.max is None:
        return f"{sign}{number.min:,}+"
    return f"{sign}{number.min:,}" if number.min == number.max else f"{sign}{number.min:,}–{number.max:,}"


def _sources(story: Story) -> dict:
    articles = list({report.article.id: report.article for report in story.told}.values())
    return {
        "articles": joined(article.id for article in articles),
        "publishers": joined(article.publisher for article in articles),
        "n_articles": len(articles),
        "text": story.lead.article.text_kind,
        "reliability": story.lead.article.reliability,
        "credibility": story.lead.event.credibility,
        "urls": joined(article.url for article in articles),
        "permalink": event_permalink(story.id),
    }


def event_permalink(event_id: str) -> str:
    """Path and query that open the event's evidence, prefixed by FAULTLINES_URL where that is set."""
    return f"{base_url()}/events?background=1&event={url_quote(event_id, safe='/')}"


def joined(values) -> str:
    """Distinct values that are not empty, in their order, joined by "; "."""
    return "; ".join(dict.fromkeys(value for value in values if value))


def as_json(value: dict) -> str:
    """Compact JSON with its own letters; empty where there is nothing."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""
