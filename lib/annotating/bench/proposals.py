"""What the engine suggests as events in the written form: who acts, where, when, how many, and which words carry it.

What the corpus does not know stays the article's own name, so that a person sees it and says who or where it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lib.annotating.bench.changing import bare
from lib.annotating.bench.model import Fields, listed, text_of
from lib.annotating.bench.numbers import number_written
from lib.annotating.bench.spans import finder_of, words_at
from lib.annotating.bench.summaries import summary_of
from lib.corpus.model.codebook import ALWAYS, CODEBOOK
from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Corpus, Span
from lib.corpus.reading.articles import Known
from lib.corpus.text.names import NameIndex
from lib.corpus.text.provenance import date_in
from lib.suggest.models import EventSuggestion, Mention, Suggestions

BACK = "points back"  # in the reason of a role whose words name nobody
OF_TYPE = {"detained": "detention", "released": "release"}  # numbers that one type of event tells of itself
Words = dict[str, list[Mention]]  # by field


@dataclass(frozen=True)
class Named:
    """Whom or where words of the text name: a value of a field, and the words."""

    field: str
    value: str
    words: str


@dataclass(frozen=True)
class Proposal:
    """One suggested event. `event`: in the written form, without its id; `span`: its quote, as the reader finds it; `trigger`: the
    word that tells it; `carried`: the words of each field; `named`: those whom words name, not such as point back; `whole`: the
    number of the suggested event that it is part of."""

    event: Fields
    span: Span
    why: str
    confidence: float
    trigger: str
    carried: Words
    named: tuple[Named, ...] = ()
    whole: int | None = None

    @property
    def type(self) -> str:
        return text_of(self.event.get("type"))


def proposals_of(found: Suggestions, corpus: Corpus, known: Known) -> Iterator[Proposal]:
    """Each suggested event, in the order of the suggestions."""
    counted = _counted(found)
    for number, event in enumerate(found.events):
        writing = _Writing(event, found, corpus, known)
        written, trigger, named = writing.written(counted[number]), " ".join(event.trigger.text.split()), tuple(writing.named)
        yield Proposal(written, writing.quote, event.reason, event.confidence, trigger, writing.carried, named, event.part_of)


def words_of(field: str, one: Proposal, text: str) -> list[str]:
    """The words that carry a field of a proposal, as the reader finds them, each once."""
    return list(dict.fromkeys(words_at(text, told.start, told.end, one.span) for told in one.carried.get(field, ())))


def _counted(found: Suggestions) -> list[list[int]]:
    """Which numbers go to which event. A number is told once: of several events of one sentence it goes to that of its own type,
    else to that whose word stands nearest."""
    held: list[list[int]] = [[] for _ in found.events]
    for at, one in enumerate(found.quantities):
        told = [number for number, event in enumerate(found.events) if at in event.quantities]
        if told and one.counts in CODEBOOK.quantities and (one.min, one.max) != (None, None):
            held[min(told, key=lambda number: _distance(found.events[number], one.mention, one.counts))].append(at)
    return held


def _distance(event: EventSuggestion, number: Mention, counts: str) -> tuple[bool, int]:
    other = OF_TYPE.get(counts, event.type) != event.type
    return other, abs(event.trigger.start - number.start)


class _Writing:
    """One suggested event on its way to the written form."""

    def __init__(self, event: EventSuggestion, found: Suggestions, corpus: Corpus, known: Known):
        self.event, self.found, self.corpus, self.known = event, found, corpus, known
        told = event.quotes[0]
        self.words = words_at(found.text, told.start, told.end)
        self.quote = finder_of(found.text).find(self.words) or Span(told.start, told.end, told.text)
        self.fields: Fields = {"type": event.type}
        self.carried: Words = {}
        self.named: list[Named] = []

    def written(self, quantities: list[int]) -> Fields:
        kind = CODEBOOK.types[self.event.type]
        if self.event.mode in kind.modes:
            self.fields["mode"] = self.event.mode
        self._add_people((*kind.roles, *ALWAYS))
        self._add_setting()
        self._add_numbers(quantities)
        for name, value in (("claim", self.event.claim), ("stage", self.event.stage)):
            if value != CODEBOOK.default(name):
                self._add(name, value, self.event.trigger)
        if self.event.background:
            self.fields["background"] = "true"
        self.fields["summary"] = self.event.summary or summary_of(self.fields, self.corpus)
        self.fields["quote"] = self.words
        pointing = {role.role for role in self.event.roles if BACK in role.reason}
        evidence = {name: self._evidence(told, name in pointing or self._is_unsaid(name)) for name, told in self.carried.items()}
        if said := {name: bare(list(words)) for name, words in evidence.items() if words}:
            self.fields["evidence"] = said
        return self.fields

    def _name(self, field: str, value: str, told: Mention) -> None:
        self.named.append(Named(field, value, " ".join(told.text.split())))

    def _add(self, name: str, value: str, told: Mention) -> None:
        self.fields[name] = value
        self.carried[name] = [told]

    def _add_people(self, allowed: tuple[str, ...]) -> None:
        for role in self.event.roles:
            if role.role in allowed:
                actor = self.found.actors[role.actor]
                people = listed(self.fields.get(role.role))
                name = known_as(actor.id, actor.name, self.known.actor_names)
                self.fields[role.role] = people if name in people else [*people, name]
                self.carried.setdefault(role.role, []).append(role.mention)
                if BACK not in role.reason:
                    self._name(role.role, name, role.mention)

    def _add_setting(self) -> None:
        """Add place and date, with the words that tell them."""
        event, found = self.event, self.found
        if event.place is not None:
            place = found.places[event.place]
            name, told = known_as(place.best.id, place.name, self.known.place_names), self._nearest(place.mentions)
            self.fields["place"] = [name]
            self.carried["place"] = [told]
            self._name("place", name, told)
        if event.date is not None and found.dates[event.date].value:
            self._add("date", found.dates[event.date].value, found.dates[event.date].mention)

    def _add_numbers(self, quantities: list[int]) -> None:
        for one in (self.found.quantities[at] for at in quantities):
            if one.counts not in self.fields:
                self.fields[one.counts] = number_written(one)
                self.carried[one.counts] = [one.mention]

    def _nearest(self, mentions: tuple[Mention, ...]) -> Mention:
        return min(mentions, key=lambda one: (not self._within(one), abs(one.start - self.quote.start)))

    def _within(self, one: Mention) -> bool:
        return self.quote.start <= one.start and one.end <= self.quote.end

    def _evidence(self, told: list[Mention], needed: bool) -> list[str]:
        """The words that carry a field, each once; none where all of them stand in the quote and say it by themselves."""
        apart = needed or any(not self._within(one) for one in told)
        return list(dict.fromkeys(words_at(self.found.text, one.start, one.end, self.quote) for one in told)) if apart else []

    def _is_unsaid(self, field: str) -> bool:
        """Whether a value has to be reckoned from its words, so that the quote alone does not show it."""
        if field in ("claim", "stage"):
            return True
        return field == "date" and not date_in(read_date(text_of(self.fields["date"])), self.quote.text)


def known_as(identifier: str, name: str, names: NameIndex) -> str:
    """The id by which the reader knows somebody or a place: the engine's, else that of the name; the name where it has neither."""
    return identifier if identifier in names.ids else names.resolve(name)[0] or name
