"""One story becomes one row of the event table: the way from coded fields to the 65 columns.

Unknown stays None, lists are joined by "; ", and what is not a plain value is JSON in its cell.
"""

import json
from urllib.parse import quote as url_quote

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Corpus, Event, Participant, Quantity
from lib.events.names import actor_name, place_name
from lib.events.stories import Report, Story, joined_date, joined_quantity
from lib.settings import base_url

QUANTITIES = ("killed", "wounded", "detained", "released", "fighters", "vehicles", "headquarters", "shipments")
COMPARED = ("type", "mode", "issue", "claim", "stage", "by_force", "credibility", "according_to")


def event_row(story: Story, corpus: Corpus, aliases: dict[str, str]) -> dict:
    """The event table's row of a story; keys are the codebook's columns."""
    lead = story.lead.event
    return (
        {
            "event_id": story.id, "type": lead.type, "group": CODEBOOK.types[lead.type].group, "mode": lead.mode,
            "issue": lead.issue, "claim": lead.claim, "stage": lead.stage,
            "background": all(report.event.background for report in story.reports),
            "part_of": next((aliases[whole] for whole in story.part_of if whole in aliases), ""),
        }
        | _time(story) | _place(lead, corpus) | _who(lead, corpus) | {"by_force": lead.by_force}
        | _numbers(story) | _words(story, corpus) | _sources(story)
    )


def _time(story: Story) -> dict:
    date = joined_date(story)
    if date:
        return {"date": date.text, "date_kind": date.kind, "first_day": date.first, "last_day": date.last,
                "date_precision": date.precision, "not_after": None, "dated_by": "event"}
    ends = [report.article.published.last for report in story.reports
            if report.article.published and report.article.published.last and report.event.stage != "planned"]
    return {"date": "", "date_kind": "", "first_day": None, "last_day": None, "date_precision": "",
            "not_after": min(ends, default=None), "dated_by": "publication" if ends else "none"}


def _place(event: Event, corpus: Corpus) -> dict:
    at = [corpus.places[identifier] for identifier in event.place]
    first = at[0] if at else None
    drawn = first and first.precision not in ("governorate", "country")
    return {
        "place_id": first.id if first else "", "place": first.name if first else "",
        "place_precision": first.precision if first else "",
        "radius_km": first.radius_km if drawn else None,
        "lat": first.lat if drawn else None, "lon": first.lon if drawn else None,
        "n_places": len(at), "places": joined(place.name for place in at),
        "governorate": joined(name for place in at for name in place.governorates),
        "district": joined(place.district for place in at), "country": joined(place.country for place in at),
        "origin": joined(place_name(corpus, identifier) for identifier in event.origin),
    }


def _who(event: Event, corpus: Corpus) -> dict:
    def named(side: str) -> str:
        return joined(participant_name(participant, corpus) for role, participants in event.roles.items()
                      if side_of(event.type, role) == side for participant in participants)

    everyone = (participant for participants in event.roles.values() for participant in participants)
    return {"initiators": named("left"), "targets": named("right"),
            "actors": joined(participant_name(participant, corpus) for participant in everyone)}


def side_of(event_type: str, role: str) -> str:
    """"left", "right" or "none": where the role stands in the type's own links, else as the codebook says."""
    for rule in CODEBOOK.types[event_type].links:
        if role in (rule.left, rule.right):
            return "left" if role == rule.left else "right"
    return CODEBOOK.roles[role].side


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
    return row


def _words(story: Story, corpus: Corpus) -> dict:
    lead = story.lead.event
    return {
        "goods": joined(lead.goods), "pay": str(lead.pay) if lead.pay else "", "summary": lead.summary,
        "quote": lead.quote.text, "according_to": lead.according_to,
        "evidence": as_json(_evidence(story.lead)),
        "roles": as_json({role: [_role_entry(participant, corpus) for participant in participants]
                          for role, participants in lead.roles.items()}),
        "quantity_words": as_json({name: _number_words(number) for name in QUANTITIES
                                   if (number := joined_quantity(story, name)) and _number_words(number)}),
        "differences": as_json(_differences(story)),
    }


def _number_words(number: Quantity) -> str:
    return " ".join(part for part in ("about" if number.about else "", number.words) if part)


def _role_entry(participant: Participant, corpus: Corpus) -> dict:
    entry = {"actor": participant.actor, "name": actor_name(corpus, participant.actor)}
    if participant.described:
        entry["described"] = participant.described
    for name, number in participant.quantities.items():
        entry[name] = {"min": number.min, "max": number.max} | ({"about": True} if number.about else {})
    return entry


def _evidence(report: Report) -> dict:
    spans = {field: [{"article": report.article.id, "start": span.start, "end": span.end, "text": span.text}
                     for span in spans] for field, spans in report.event.evidence.items()}
    why = {field: {"inferred": reason} for field, reason in report.event.inferred.items()}
    return spans | {field: [*spans[field], reason] if field in spans else reason for field, reason in why.items()}


def _differences(story: Story) -> dict:
    """column -> {report id: value} for what the reports tell differently."""
    if len(story.reports) == 1:
        return {}
    told = {name: {report.event.id: getattr(report.event, name) for report in story.reports} for name in COMPARED}
    told["date"] = {report.event.id: report.event.date.text if report.event.date else "" for report in story.reports}
    for name in ("place", "origin", "near"):
        told[name] = {report.event.id: joined(getattr(report.event, name)) for report in story.reports}
    told["actors"] = {report.event.id: joined(sorted({participant.actor for participants in report.event.roles.values()
                                                      for participant in participants})) for report in story.reports}
    for name in QUANTITIES:
        told[name] = {report.event.id: bounds(report.event.quantities.get(name)) for report in story.reports}
    return {name: values for name, values in told.items() if len(set(values.values())) > 1}


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
    articles = list({report.article.id: report.article for report in story.reports}.values())
    return {
        "articles": joined(article.id for article in articles),
        "publishers": joined(article.publisher for article in articles), "n_articles": len(articles),
        "text": story.lead.article.text_kind, "reliability": story.lead.article.reliability,
        "credibility": story.lead.event.credibility, "urls": joined(article.url for article in articles),
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


