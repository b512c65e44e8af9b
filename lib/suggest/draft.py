"""A draft article in the corpus's own format: what of the suggestions the corpus can hold as it is; the rest as
comments, so that nothing suggested is lost and `check` accepts the file."""

import re

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.files import OFFERED
from lib.corpus.reading.yaml_lines import CODES
from lib.suggest.metadata import RawArticle
from lib.suggest.models import Candidate, EventSuggestion, Mention, QuantitySuggestion, Suggestions
from lib.suggest.text.markup import cleaned

_UNPRINTED = "[\\x00-\\x1f\\x7f-\\x9f\\ufeff\\ufffe\\uffff]"  # what YAML cannot hold as it is
_ESCAPED = re.compile(rf"{_UNPRINTED}[^\x00-\x7f]*")  # and marks behind it, which would join the escape's last letter
_PLAIN_ID = re.compile(r"[^\W\d_][\w.-]*")


def draft_article(found: Suggestions, raw: RawArticle, name: str) -> str:
    """The file's text: front matter with the events whose actors and places the corpus knows, then the article."""
    body = re.sub(r"\n\s*\n", "\n\n", cleaned(CODES.sub("", found.text)).replace("\r\n", "\n").lstrip("\ufeff"))
    lines = [
        "---",
        f"id: {_quoted(name)}",
        f"title: {_quoted(raw.metadata.get('title') or raw.title or name)}",
        f"publisher: {_quoted(raw.metadata.get('publisher') or 'not told')}",
    ]
    if found.published:
        lines.append(f"published: {_quoted(found.published.text)}")
    lines += [f"{key}: {_quoted(value)}" for key in ("author", "url") if (value := raw.metadata.get(key))]
    lines += [
        'text: "full"',
        "status: draft  # delete this line once a person has decided",
        "# Suggested by the machine. Each event says why it is here.",
        "events:",
    ]
    written: set[int] = set()
    for number, event in enumerate(found.events, 1):
        coded = _event(event, number, found, written)
        if coded[0]:
            written.add(number)
        lines += coded[0] or coded[1]
    if not written:
        lines[lines.index("events:")] = "events: []"
    lines += _unknown(found)
    return "\n".join(lines) + "\n---\n" + body


def _event(event: EventSuggestion, number: int, found: Suggestions, written: set[int]) -> tuple[list[str] | None, list[str]]:
    """(the event's lines or None, the comment that stands for it)."""
    quote = event.quotes[0]
    roles, left = _roles(event, found)
    allowed = {*CODEBOOK.types[event.type].roles, "with", "about"}
    roles = {role: people for role, people in roles.items() if role in allowed}
    told = f"  # {number}: {event.type}: {_comment(event.reason)}; confidence {event.confidence:.2f}"
    lacking = [f"  #   {role}: {_comment(name)}, not in the registry" for role, name in left]
    numbers, more = _numbers(event, found)
    if not roles:
        told_too = [*_told(event, found), *(f"  #   {name}: {_comment(one.mention.text)}" for name, one in numbers.items())]
        return None, [told, *lacking, *told_too, *more, f"  #   quote: {_comment(quote.text)}"]
    names = ", ".join(found.actors[role.actor].name for role in event.roles)
    lines = [told, *lacking, *_told(event, found, unknown=True), *more, f"  - id: {number}", f"    type: {event.type}"]
    if event.mode and event.mode in CODEBOOK.types[event.type].modes:
        lines.append(f"    mode: {event.mode}")
    inferred: dict[str, str] = {}
    for role, people in roles.items():
        lines.append(f"    {role}: [{', '.join(_identifier(identifier) for identifier, _ in people)}]")
        inferred[role] = "suggested: the words before or behind it tell it"
    lines += _setting(event, found, numbers, inferred)
    if event.background:
        lines.append("    background: true")
    if event.part_of is not None and event.part_of + 1 in written:
        lines.append(f"    part_of: {event.part_of + 1}")
    summary = event.summary.rstrip(".") or f"{CODEBOOK.types[event.type].label}: {names}"
    lines += [f"    summary: {_quoted(f'{summary} (suggested, not yet checked).')}", f"    quote: {_quoted(quote.text)}"]
    reasons = ", ".join(f"{field}: {_quoted(why)}" for field, why in inferred.items())
    lines.append(f"    inferred: {{{reasons}}}")
    return lines, []


def _setting(
    event: EventSuggestion, found: Suggestions, numbers: dict[str, QuantitySuggestion], inferred: dict[str, str]
) -> list[str]:
    """The lines of place, date, numbers, claim and stage; why each is suggested is added to `inferred`."""
    lines = []
    if event.place is not None and (identifier := found.places[event.place].best.id):
        lines.append(f"    place: {_identifier(identifier)}")
        inferred["place"] = "suggested: the place told nearest"
    if event.date is not None and found.dates[event.date].value:
        lines.append(f"    date: {_quoted(found.dates[event.date].value)}")
        inferred["date"] = f"suggested: {found.dates[event.date].reason}"
    for name, one in numbers.items():
        lines.append(f"    {name}: {_bounds(one)}")
        inferred[name] = f"suggested: {one.reason}"
    for field, value in (("claim", event.claim), ("stage", event.stage)):
        if value != CODEBOOK.default(field):
            lines.append(f"    {field}: {value}")
            inferred[field] = "suggested: a word beside the trigger"
    return lines


def _told(event: EventSuggestion, found: Suggestions, unknown: bool = False) -> list[str]:
    """Comments that say place and date of an event; with `unknown` only those that a field cannot hold."""
    place = found.places[event.place] if event.place is not None else None
    date = found.dates[event.date] if event.date is not None else None
    lines = []
    if place and not (unknown and place.best.id):
        lines.append(f"  #   place: {_comment(place.name)}" + ("" if place.best.id else ", not in the gazetteer"))
    if date and not (unknown and date.value):
        lines.append(f"  #   date: {date.value or f'“{_comment(date.mention.text)}”, {_comment(date.missing)}'}")
    return lines


def _numbers(event: EventSuggestion, found: Suggestions) -> tuple[dict[str, QuantitySuggestion], list[str]]:
    """(the first number of each kind that the codebook counts, comments for the others)."""
    fields: dict[str, QuantitySuggestion] = {}
    more = []
    for one in (found.quantities[at] for at in event.quantities):
        bounded = one.min is not None or one.max is not None
        if bounded and one.counts in CODEBOOK.quantities and fields.setdefault(one.counts, one) is one:
            continue
        more.append(f"  #   {_comment(one.counts)}: {_comment(one.mention.text)}")
    return fields, more


def _bounds(one: QuantitySuggestion) -> str:
    """A number as an article writes it, with its words."""
    bounds = {"about": one.min} if one.about and one.min == one.max else {"min": one.min, "max": one.max}
    said = {name: str(value) for name, value in bounds.items() if value is not None} | {"words": _quoted(one.mention.text)}
    return "{" + ", ".join(f"{name}: {value}" for name, value in said.items()) + "}"


def _roles(event: EventSuggestion, found: Suggestions) -> tuple[dict[str, list[tuple[str, Mention]]], list[tuple[str, str]]]:
    roles: dict[str, list[tuple[str, Mention]]] = {}
    left = []
    for role in event.roles:
        actor = found.actors[role.actor]
        if actor.id:
            roles.setdefault(role.role, []).append((actor.id, role.mention))
        else:
            left.append((role.role, actor.name))
    return roles, left


def _unknown(found: Suggestions) -> list[str]:
    """Actors and places that the corpus does not hold and numbers that no event does, to be entered by a person."""
    actors = [f"#   {_comment(one.name)} ({_comment(one.reason)})" for one in found.actors if not one.id]
    places = [f"#   {_comment(one.name)} ({_comment(one.reason)}{_point(one.best)})" for one in found.places if not one.best.id]
    held = {at for event in found.events for at in event.quantities}
    numbers = [
        f"#   {_comment(one.mention.text)} ({_comment(one.counts)})" for at, one in enumerate(found.quantities) if at not in held
    ]
    lists = (
        ("Actors that the registry does not hold", actors),
        ("Places that the gazetteer does not hold", places),
        ("Numbers that no event holds", numbers),
    )
    return [line for title, listed in lists if listed for line in (f"# {title}:", *listed)]


def _point(place: Candidate) -> str:
    """Point of a place, and its line of the corpus's own gazetteer."""
    point = "" if place.lat is None else f"; {place.lat}, {place.lon}"
    return point + (f"; {_comment(place.source)}" if place.source.startswith(OFFERED) else "")


def _quoted(text: str) -> str:
    plain = " ".join(cleaned(CODES.sub("", text)).split()).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _ESCAPED.sub(lambda found: "".join(f"\\U{ord(letter):08x}" for letter in found[0]), plain) + '"'


def _identifier(text: str) -> str:
    return text if _PLAIN_ID.fullmatch(text) else _quoted(text)


def _comment(text: str) -> str:
    return re.sub(_UNPRINTED, "\ufffd", " ".join(cleaned(text).split()))
