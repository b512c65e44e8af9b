"""Suggestions in the annotation form (one JSON per text): names, mentions, values, types and quotes, with offsets,
reasons and confidences as extra keys. An event's `date_index` and `place_index` count in the lists, which may hold a name
twice. What the form calls a type, the codebook says; what it calls a role, the table here."""

from lib.corpus.model.codebook import CODEBOOK
from lib.suggest.models import (
    ActorSuggestion,
    DateSuggestion,
    EventSuggestion,
    Mention,
    PlaceSuggestion,
    QuantitySuggestion,
    RoleSuggestion,
    Suggestions,
)

ROLES = {  # codebook role -> role of the form
    "side_a": "participant",
    "side_b": "participant",
    "initiator": "initiator",
    "target": "target",
    "participants": "participant",
    "giver": "giver",
    "recipient": "recipient",
    "sender": "initiator",
    "carrier": "participant",
    "recruiter": "initiator",
    "origin_group": "target",
    "beneficiary": "recipient",
    "units": "participant",
    "mediator": "mediator",
    "absorbed_by": "recipient",
    "successor": "recipient",
    "with": "participant",
    "about": "target",
}
ROLES_OF = {  # where a type's role has another name in the form
    ("release", "target"): "recipient",
    ("support", "sender"): "giver",
    ("defection", "origin_group"): "participant",
    ("mediation", "side_a"): "target",
    ("mediation", "side_b"): "target",
    ("deployment", "beneficiary"): "participant",
}
HOMONYMS = 5  # of a place, behind the best
PRECISIONS = {"site": "area", "line": "area", "district": "area"}


def as_standoff(found: Suggestions, article: str, text_offset: int = 0) -> dict[str, object]:
    """The form's dict; `text_offset`: where the text starts in its file."""
    return {
        "article": article,
        "published": found.published.text if found.published else None,
        "text_offset": text_offset,
        "notes": list(found.notes),
        "actors": [_actor(one) for one in found.actors],
        "sources": [_source(one) for one in found.reporters],
        "places": [_place(one) for one in found.places],
        "dates": [_date(one) for one in found.dates],
        "quantities": [_quantity(one) for one in found.quantities],
        "events": [_event(one, number, found, article) for number, one in enumerate(found.events, 1)],
    }


def _actor(one: ActorSuggestion) -> dict[str, object]:
    return {
        "name": one.name,
        "mentions": _distinct(one.mentions),
        "id": one.id or None,
        "kind": one.kind,
        "origin": one.origin,
        "offsets": _offsets(one.mentions),
        "references": _offsets(one.references),
        "reason": one.reason,
        "confidence": one.confidence,
    }


def _source(one: ActorSuggestion) -> dict[str, object]:
    return {
        "name": one.name,
        "mentions": _distinct(one.mentions),
        "offsets": _offsets(one.mentions),
        "reason": one.reason,
        "confidence": one.confidence,
    }


def _place(one: PlaceSuggestion) -> dict[str, object]:
    best = one.best
    homonyms = [
        {"name": other.name, "lat": other.lat, "lon": other.lon, "admin1": other.governorate, "country": other.country}
        for other in one.candidates[1 : HOMONYMS + 1]
    ]
    return {
        "name": one.name,
        "mentions": _distinct(one.mentions),
        "lat": best.lat,
        "lon": best.lon,
        "admin1": best.governorate or None,
        "country": best.country or None,
        "precision": PRECISIONS.get(best.precision, best.precision),
        "id": best.id or None,
        "source": best.source,
        "homonyms": homonyms,
        "offsets": _offsets(one.mentions),
        "reason": one.reason,
        "confidence": one.confidence,
    }


def _date(one: DateSuggestion) -> dict[str, object]:
    return {
        "text": one.mention.text,
        "value": one.value or None,
        "approx": one.approximate,
        "missing": one.missing or None,
        "offsets": [[one.mention.start, one.mention.end]],
        "reason": one.reason,
        "confidence": one.confidence,
    }


def _quantity(one: QuantitySuggestion) -> dict[str, object]:
    return {
        "text": one.mention.text,
        "min": one.min,
        "max": one.max,
        "about": one.about,
        "counts": one.counts,
        "currency": one.currency or None,
        "per": one.per or None,
        "offsets": [[one.mention.start, one.mention.end]],
        "reason": one.reason,
        "confidence": one.confidence,
    }


def _event(one: EventSuggestion, number: int, found: Suggestions, article: str) -> dict[str, object]:
    roles = [ROLES_OF.get((one.type, role.role), ROLES[role.role]) for role in one.roles]
    roles = _units_who_act(one, roles)
    status = (
        "denied"
        if one.claim == "denied"
        else one.stage
        if one.stage in ("planned", "attempted")
        else "alleged"
        if one.claim == "alleged"
        else None
    )
    event = {
        "id": f"{article}-e{number:02}",
        "type": CODEBOOK.types[one.type].form,
        "codebook_type": one.type,
        "date": found.dates[one.date].value or None if one.date is not None else None,
        "date_index": one.date,
        "place": found.places[one.place].name if one.place is not None else None,
        "place_index": one.place,
        "actors": [_role(held, role, found) for held, role in zip(one.roles, roles)],
        "quote": one.quotes[0].text,
        "alt_quotes": [quote.text for quote in one.quotes[1:]],
        "salience": "background" if one.background else "main",
        "offsets": _offsets(one.quotes),
        "trigger": [one.trigger.start, one.trigger.end],
        "claim": one.claim,
        "stage": one.stage,
        "mode": one.mode or None,
        "part_of": None if one.part_of is None else f"{article}-e{one.part_of + 1:02}",
        "open_roles": list(one.open_roles),
        "reason": one.reason,
        "confidence": one.confidence,
    }
    hurt = _hurt(one, found)
    return event | ({"status": status} if status else {}) | ({"casualties": hurt} if hurt else {})


def _role(held: RoleSuggestion, role: str, found: Suggestions) -> dict[str, object]:
    return {"name": found.actors[held.actor].name, "role": role, "offsets": _offsets((held.mention,)), "reason": held.reason}


def _units_who_act(one: EventSuggestion, roles: list[str]) -> list[str]:
    """Units that come of their own are the initiators where nobody is told to send them."""
    if one.type == "deployment" and "initiator" not in roles:
        return ["initiator" if role == "participant" else role for role in roles]
    return roles


def _hurt(one: EventSuggestion, found: Suggestions) -> dict[str, int]:
    counts: dict[str, int] = {}
    for at in one.quantities:
        number = found.quantities[at]
        if (
            number.counts in ("killed", "wounded")
            and number.min is not None
            and one.type in ("clash", "attack", "killing", "assassination_attempt")
        ):
            counts.setdefault(number.counts, number.min)
    return counts


def _distinct(mentions: tuple[Mention, ...]) -> list[str]:
    return list(dict.fromkeys(" ".join(one.text.split()) for one in mentions))


def _offsets(mentions: tuple[Mention, ...]) -> list[list[int]]:
    return [[one.start, one.end] for one in mentions]
