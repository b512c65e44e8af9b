"""Two codings become one article's front matter: of each difference the first coder's value, the second's, or another one, with the
words that it rests on; the file's own events keep their ids and places."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, cast

from lib.agreeing.comparing import Compared, Difference
from lib.agreeing.fields import BESIDE, LEFT, RIGHT, SIDES, side_of, turned
from lib.agreeing.pairing import Pair, drafted, own_id
from lib.annotating.bench.changing import LISTS, TOLD, inherited, is_blank, joined, with_field, with_rest
from lib.annotating.bench.decisions import swapped
from lib.annotating.bench.model import ACCEPTED, REFERENCES, Bench, Card, Fields, listed, mapped, text_of
from lib.annotating.bench.opening import opened
from lib.annotating.bench.retyping import of_type
from lib.corpus.model.codebook import ALWAYS, CODEBOOK
from lib.corpus.reading.frontmatter import CodingWritten
from lib.corpus.reading.yaml_lines import Tree

EVENT = "event"  # in the place of a field: whether an event that one coder alone has stays
_USUAL = {name: CODEBOOK.default(name) for name in ("claim", "stage", "credibility", "status")} | {"background": "false"}
DEFAULTED = frozenset((*CodingWritten.model_fields, *CODEBOOK.roles, *CODEBOOK.quantities)) - {"evidence", "inferred"}


@dataclass(frozen=True)
class Other:
    """A third value, as an article writes it: a text, ids, a number with its bounds; None: nothing."""

    value: Tree


Choice = Literal["first", "second"] | Other
Choices = Mapping[tuple[str, str], Choice]  # (key of the pair, id of the field or EVENT)


@dataclass(frozen=True)
class Settled:
    """The fields to write, and what of them nobody chose and had to be said."""

    fields: Fields
    notes: tuple[str, ...] = ()


def open_choices(compared: Compared, choices: Choices) -> list[tuple[str, str]]:
    """What nobody has chosen yet: differences, and events that one coder alone has."""
    asked = [(one.pair.key, one.field.id) for one in compared.differences] + [(pair.key, EVENT) for pair in compared.alone]
    return [one for one in asked if one not in choices]


def settled(compared: Compared, first: Fields, second: Fields, choices: Choices, by: str, on: str) -> Settled:
    """The article's fields with what was chosen; where nothing was, the first coding stands, and an event of the second's alone is
    left out. `by`: who settles; `on`: the day, ISO 8601. An event that both have keeps the first's id, quote, summary and
    references. `review.settled` says who settled it and when."""
    return _Settling(compared, first, second, choices, by).settled(on)


class _Settling:
    """One pass over the pairs; what had to be left gathers in `notes`."""

    def __init__(self, compared: Compared, first: Fields, second: Fields, choices: Choices, by: str):
        self.compared, self.fields, self.choices, self.by = compared, first, choices, by
        self.mine, self.theirs = (_by_id(fields) for fields in (first, second))
        self.defaults, self.their_defaults = (mapped(fields.get("defaults")) for fields in (first, second))
        self.their_mentions = mapped(second.get("mentions"))
        self.notes: list[str] = []
        self.took = False

    def settled(self, on: str) -> Settled:
        events: dict[str, Fields] = dict(self.mine)
        ids = {own_id(two[1]): own_id(two[0]) for pair in self.compared.pairs if (two := pair.events)}
        new = self._added(ids)
        for pair in self.compared.pairs:
            if pair.first and not pair.second and self.choices.get((pair.key, EVENT)) == "second":
                events.pop(own_id(pair.first), None)
            elif pair.events:
                events[own_id(pair.events[0])] = self._merged(pair)
        gone = set(self.mine) - set(events)
        kept = [self._pointing(event, {name: name for name in self.mine if name not in gone}, gone) for event in events.values()]
        for event in new:
            kept.append(self._pointing(event, ids, set(self.theirs)))
        made: Fields = self.fields | {"events": cast(Tree, kept)}
        if self.took and (more := {words: actor for words, actor in self.their_mentions.items() if not self._names(words)}):
            made["mentions"] = mapped(self.fields.get("mentions")) | more
        state: Fields = {"state": CODEBOOK.default("review")}  # where none is written the article counts already
        review = mapped(self.fields.get("review"))
        whose: list[Tree] = [*listed(mapped(review.get("settled")).get("with")), self.compared.twice.second.slug]
        made["review"] = state | review | {"settled": {"on": on, "by": self.by, "with": whose}}
        return Settled(made, tuple(dict.fromkeys(self.notes)))

    def _names(self, words: str) -> bool:
        return words in mapped(self.fields.get("mentions"))

    def _added(self, ids: dict[str, str]) -> list[Fields]:
        """The events of the second coding alone that stay, under ids that are free; `ids` learns what they are now."""
        article = self.compared.twice.first.article
        number = int(opened(article.id, self.fields, article.text).free_id())
        drafts, found = drafted(article, self.compared.twice.second.article), []
        for pair in self.compared.pairs:
            if pair.second and not pair.first and self.choices.get((pair.key, EVENT)) == "second":
                theirs = own_id(pair.second)
                ids[theirs], number = str(number), number + 1
                found.append(self._brought(self.theirs[theirs]) | {"id": ids[theirs]})
                self.took = True
                if theirs in drafts:
                    both = f"Event {ids[theirs]} tells what the draft {drafts[theirs]} tells"
                    self.notes.append(f"{both}, which stays beside it: take that away on Annotate")
        return found

    def _brought(self, event: Fields) -> Fields:
        """An event of the second coding as it reads under the article's own defaults."""
        card = Card(0, ACCEPTED, self._told(event))
        for name in self.defaults:
            if name in DEFAULTED and is_blank(card.event.get(name)):
                card = self._put(card, name, None, chosen=False)
        return {name: value for name, value in card.event.items() if name not in ("status", "review")}

    def _told(self, event: Fields) -> Fields:
        """An event of the second coding with what its own defaults say."""
        told = inherited(event, self.their_defaults, DEFAULTED)
        rests = {
            held: {name: one for name, one in mapped(self.their_defaults.get(held)).items() if name in told}
            | mapped(event.get(held))
            for held in ("evidence", "inferred")
        }
        return {**event, **told, **{held: one for held, one in rests.items() if one}}

    def _merged(self, pair: Pair) -> Fields:
        assert pair.first and pair.second
        mine = Card(0, ACCEPTED, self.mine[own_id(pair.first)])
        theirs = Card(0, ACCEPTED, self._told(self.theirs[own_id(pair.second)]))
        chosen = {one.field.id: (one, self.choices.get((pair.key, one.field.id), "first")) for one in self.compared.of_pair(pair)}
        if all(choice == "first" for _, choice in chosen.values()):
            return mine.event
        kind = self._type(chosen, pair)
        if turned(pair.first, pair.second):
            theirs = swapped(Bench("", {}, "", (replace(theirs, key=1),)), 1).cards[0]
        if kind != theirs.type:
            theirs = of_type(theirs, kind, {})
        if kind != mine.type:
            mine = of_type(mine, kind, self.defaults)
            mine = self._taken(mine, theirs, "mode") if chosen["type"][1] == "second" else mine
        for name, (one, choice) in chosen.items():
            if name != "type" and choice != "first":
                mine = self._chosen(mine, theirs, one, choice)
        return mine.event

    def _type(self, chosen: Mapping[str, tuple[Difference, Choice]], pair: Pair) -> str:
        assert pair.first and pair.second
        choice = chosen["type"][1] if "type" in chosen else "first"
        if isinstance(choice, Other):
            return text_of(choice.value)
        return pair.first.type if choice == "first" else pair.second.type

    def _chosen(self, mine: Card, theirs: Card, one: Difference, choice: Choice) -> Card:
        """The card with the second's value of a field, or a third one."""
        names = _written_as(one.field.id, mine, theirs)
        if not names:
            kind = CODEBOOK.label("type", mine.type).lower()
            self.notes.append(f"{one.field.label} of event {mine.id} is not written: of type {kind} nobody stands there")
        if isinstance(choice, Other):
            for name in names[1:]:
                mine = self._put(mine, name, None)
            return self._put(mine, names[0], choice.value) if names else mine
        if one.field.id in CODEBOOK.quantities and _within_roles(one.field.id, mine, theirs):
            self.notes.append(
                f"{one.field.label} of event {mine.id} is told within its actors, and stays as the first coder has it"
            )
            return mine
        for name in names:
            mine = self._taken(mine, theirs, name)
        return mine

    def _taken(self, mine: Card, theirs: Card, name: str) -> Card:
        """The second's value of a written field, with what it rests on: what was seen in its quote alone rests on that quote."""
        self.took = True
        value, quote = theirs.event.get(name), theirs.event.get("quote")
        words, why = (mapped(theirs.event.get(held)).get(name) for held in ("evidence", "inferred"))
        if is_blank(words) and is_blank(why) and name in TOLD and text_of(quote) not in text_of(mine.event.get("quote")):
            words = quote
        card = self._put(mine, name, value)
        if is_blank(value):
            return card
        return with_rest(with_rest(card, "evidence", name, words), "inferred", name, why)

    def _put(self, card: Card, name: str, value: Tree, chosen: bool = True) -> Card:
        """The card with a value; a third one that is `chosen` rests on whoever settles it."""
        if is_blank(value) and not is_blank(self.defaults.get(name)):
            value = _USUAL.get(name)
        if is_blank(value) and name not in LISTS and not is_blank(self.defaults.get(name)) and name in DEFAULTED:
            self.notes.append(
                f"“{name}” of event {card.id} is what the article's defaults say, since the event says nothing of its own"
            )
        made = with_field(card, name, value, self.defaults)
        if is_blank(value):
            return made
        why = f"settled by {self.by} between two codings" if chosen and name in TOLD else None
        return with_rest(with_rest(made, "evidence", name, None), "inferred", name, why)

    def _pointing(self, event: Fields, ids: Mapping[str, str], own: set[str]) -> Fields:
        """The event with its references to events of its article as they are now; one to an event that is left out goes, and is
        said."""
        article, made = self.compared.twice.first.article.id, dict(event)
        for name in REFERENCES:
            told = [text_of(one) for one in listed(event.get(name))]
            left: list[Tree] = []
            for one in told:
                bare = one.removeprefix(f"{article}/")
                if "/" in bare or (bare not in own and bare not in ids):
                    left.append(one)
                elif bare in ids:
                    left.append(one if ids[bare] == bare else ids[bare])
                else:
                    self.notes.append(f"“{name}” of event {text_of(event.get('id'))} no longer names {bare}, which is left out")
            if left != told:
                made[name] = (left[0] if left else None) if name == "part_of" else left
        return {name: value for name, value in made.items() if not (name in REFERENCES and is_blank(value))}


def _by_id(fields: Fields) -> dict[str, Fields]:
    return {text_of(one.get("id")): one for one in map(mapped, listed(fields.get("events")))}


def _written_as(field: str, mine: Card, theirs: Card) -> list[str]:
    """The written fields that a compared field stands for: of a side the roles of the type that stand on it, the first in front."""
    if field not in SIDES:
        return [field]
    kind = CODEBOOK.types[mine.type]
    held = [role for role in (*mine.event, *theirs.event) if role in CODEBOOK.roles]
    roles = [role for role in (*kind.roles, *ALWAYS, *held) if side_of(mine.type, role) == field]
    both = [rule.left for rule in kind.links if rule.left == rule.right]
    return list(dict.fromkeys(roles or (both if field in (LEFT, RIGHT) else ["with"] if field == BESIDE else [])))


def _within_roles(name: str, *cards: Card) -> bool:
    """Whether a number stands with an actor in its role, which is not a field of its own."""
    return any(
        name in mapped(one)
        for card in cards
        for role in card.event
        if role in CODEBOOK.roles
        for one in listed(card.event.get(role))
    )


def written(field: str, told: list[str]) -> Tree:
    """Chosen ids as an article writes a third value of a field: several where it takes several."""
    if field in SIDES or field in LISTS:
        return joined(None, cast(Tree, told))
    return told[0] if told else None
