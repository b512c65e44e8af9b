"""What the engine suggests as events in the written form: who acts, where, when, how many, and which words carry it.

What the corpus does not know stays the article's own name, so that a person sees it and says who or where it is.
"""

from collections.abc import Iterator

from lib.annotating.bench.model import Bench, Fields, listed
from lib.corpus.model.codebook import ALWAYS, CODEBOOK
from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Corpus
from lib.corpus.reading.yaml_lines import Tree
from lib.corpus.text.provenance import date_in
from lib.suggest.models import EventSuggestion, Mention, QuantitySuggestion, Suggestions

BACK = "points back"  # in the reason of a role whose words name nobody
Proposal = tuple[Fields, int, str, float]  # the event, where it stands, why, and how sure


def proposals_of(found: Suggestions, corpus: Corpus, bench: Bench) -> Iterator[Proposal]:
    """Each suggested event, in the order of the text. References between them are by the ids that they get on this bench."""
    first = int(bench.free_id())
    ids = {number: str(first + number) for number in range(len(found.events))}
    for event in found.events:
        yield written_event(event, found, corpus, ids), event.quotes[0].start, event.reason, event.confidence


def written_event(event: EventSuggestion, found: Suggestions, corpus: Corpus, ids: dict[int, str]) -> Fields:
    """One suggested event in the written form, without its id."""
    kind = CODEBOOK.types[event.type]
    quote = event.quotes[0]
    written: Fields = {"type": event.type}
    evidence: dict[str, list[Mention]] = {}
    if event.mode in kind.modes:
        written["mode"] = event.mode
    for role in event.roles:
        if role.role in (*kind.roles, *ALWAYS):
            actor = found.actors[role.actor]
            people = listed(written.get(role.role))
            name = actor.id or actor.name
            written[role.role] = people if name in people else [*people, name]
            evidence.setdefault(role.role, []).append(role.mention)
    _add_setting(written, event, found, evidence)
    for name, value in (("claim", event.claim), ("stage", event.stage)):
        if value != CODEBOOK.default(name):
            written[name] = value
            evidence.setdefault(name, []).append(event.trigger)
    if event.background:
        written["background"] = "true"
    if event.part_of is not None:
        written["part_of"] = ids[event.part_of]
    written["summary"] = summary_of(written, corpus)
    written["quote"] = quote.text
    pointing = {role.role for role in event.roles if BACK in role.reason}
    carried = {
        field: _words(told, quote, field in pointing or _is_unsaid(field, written, quote)) for field, told in evidence.items()
    }
    if told := {field: words for field, words in carried.items() if words}:
        written["evidence"] = {field: words[0] if len(words) == 1 else list(words) for field, words in told.items()}
    return written


def _words(told: list[Mention], quote: Mention, needed: bool) -> list[str]:
    """The words that carry a field, each once; none where all of them stand in the quote and say it by themselves."""
    apart = needed or any(not _within(one, quote) for one in told)
    return list(dict.fromkeys(one.text for one in told)) if apart else []


def _is_unsaid(field: str, written: Fields, quote: Mention) -> bool:
    """Whether a value has to be reckoned from its words, so that the quote alone does not show it."""
    if field in ("claim", "stage"):
        return True
    return field == "date" and not date_in(read_date(str(written["date"])), quote.text)


def _within(one: Mention, quote: Mention) -> bool:
    return quote.start <= one.start and one.end <= quote.end


def _add_setting(written: Fields, event: EventSuggestion, found: Suggestions, evidence: dict[str, list[Mention]]) -> None:
    """Add place, date and numbers, with the words that tell them."""
    if event.place is not None:
        place = found.places[event.place]
        written["place"] = [place.best.id or place.name]
        evidence["place"] = [_nearest(place.mentions, event.quotes[0])]
    if event.date is not None and found.dates[event.date].value:
        written["date"] = found.dates[event.date].value
        evidence["date"] = [found.dates[event.date].mention]
    for at in event.quantities:
        one = found.quantities[at]
        if one.counts in CODEBOOK.quantities and one.counts not in written and (one.min, one.max) != (None, None):
            written[one.counts] = number_written(one)
            evidence[one.counts] = [one.mention]


def _nearest(mentions: tuple[Mention, ...], quote: Mention) -> Mention:
    return min(mentions, key=lambda one: (not _within(one, quote), abs(one.start - quote.start)))


def number_written(one: QuantitySuggestion) -> Tree:
    """A number as an article writes it, with its words."""
    exact = "about" if one.about else "n"
    bounds = {exact: one.min} if one.min == one.max else {"min": one.min, "max": one.max}
    return {**{name: str(value) for name, value in bounds.items() if value is not None}, "words": one.mention.text}


def summary_of(event: Fields, corpus: Corpus) -> str:
    """One plain sentence of who does what to whom, and where; to be bettered by a person."""
    kind = CODEBOOK.types[str(event["type"])]
    left = [role for role in kind.roles if CODEBOOK.side_of(kind.id, role) == "left"]
    right = [role for role in kind.roles if CODEBOOK.side_of(kind.id, role) == "right"]
    sides = [" and ".join(name for role in side for name in _names(event.get(role), corpus)) for side in (left, right)]
    mutual = any(rule.mutual for rule in kind.links) or not sides[1]
    who = (" and " if mutual else " → ").join(filter(None, sides))
    where = ", ".join(_place(one, corpus) for one in listed(event.get("place")))
    return f"{kind.label}: {who or 'nobody named'}{f', {where}' if where else ''}."


def _names(people: Tree, corpus: Corpus) -> Iterator[str]:
    for one in listed(people):
        described = one.get("as") if isinstance(one, dict) else None
        name = one.get("actor") or one.get("of") if isinstance(one, dict) else one
        yield str(described or (corpus.actors[name].name if isinstance(name, str) and name in corpus.actors else name))


def _place(one: Tree, corpus: Corpus) -> str:
    return corpus.places[one].name if isinstance(one, str) and one in corpus.places else str(one)
