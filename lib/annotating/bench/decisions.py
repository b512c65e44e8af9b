"""What a person decides of a card, one plain function each: a bench and a card's key in, the bench as it is then out.

Nothing is lost by a decision: whoever keeps the bench before (`Steps`) can go back. A decision that means nothing here gives back
the same bench.
"""

from collections.abc import Callable
from dataclasses import replace

from lib.annotating.bench.changing import bare, is_blank, with_field, with_rest
from lib.annotating.bench.merging import merged as merged
from lib.annotating.bench.merging import pointed
from lib.annotating.bench.merging import told_again as told_again
from lib.annotating.bench.model import ACCEPTED, PROPOSED, REJECTED, Bench, Card, Fields, State, listed, mapped, text_of
from lib.annotating.bench.retyping import retyped as retyped
from lib.annotating.bench.retyping import swapped as swapped
from lib.annotating.bench.spans import found_at, words_at
from lib.corpus.reading.yaml_lines import Tree

SAMENESS = ("same_as", "maybe_same_as", "not_same_as")


def chosen(bench: Bench, key: int) -> Bench:
    """Another card in hand."""
    return replace(bench, current=key) if bench.card(key) else bench


def moved(bench: Bench, by: int) -> Bench:
    """The next card (`by` 1) or the one before (-1) in hand; the first and the last have none beyond."""
    keys = [card.key for card in bench.cards]
    if bench.current not in keys:
        return replace(bench, current=keys[0] if keys else 0)
    return replace(bench, current=keys[max(0, min(len(keys) - 1, keys.index(bench.current) + by))])


def decided(bench: Bench, key: int, state: State) -> Bench:
    """The card accepted, rejected or open again; then the next proposed one is in hand, where it was the one in hand."""
    made = bench.changed(key, lambda card: _in_state(card, state))
    if made is bench or key != bench.current or state == PROPOSED:
        return made
    keys = [card.key for card in made.cards]
    at = keys.index(key)
    waiting = [card.key for card in (*made.cards[at + 1 :], *made.cards[:at]) if card.state == PROPOSED]
    return replace(made, current=waiting[0] if waiting else key)


def _in_state(card: Card, state: State) -> Card:
    event = {name: value for name, value in card.event.items() if name != "status"} if state == ACCEPTED else card.event
    return replace(card, state=state, event=event)


def set_field(bench: Bench, key: int, name: str, value: Tree) -> Bench:
    """A field of the event with another value; blank takes it away, with what it rested on. Another id goes to what refers to the
    event, another quote takes the card to where it stands, another type takes its people along."""
    if name == "type" and isinstance(value, str):
        return retyped(bench, key, value)
    card, defaults = bench.card(key), mapped(bench.fields.get("defaults"))
    made = bench.changed(key, lambda one: with_field(one, name, value, defaults))
    if card and name == "quote":
        return made.changed(key, lambda one: replace(one, start=found_at(bench.text, text_of(value), one.start)))
    if card and name == "id" and not is_blank(value):
        ids = [one.id for one in bench.cards]
        return pointed(made, card.id, text_of(value)) if ids.count(card.id) == 1 and text_of(value) not in ids else made
    return made


def resting_on(bench: Bench, key: int, name: str, words: list[Tree]) -> Bench:
    """The words that carry a field; none takes them away."""
    return bench.changed(key, lambda card: with_rest(card, "evidence", name, bare(words)))


def inferred_from(bench: Bench, key: int, name: str, why: str) -> Bench:
    """Why a field holds what it holds where no words say it; "" takes the reason away."""
    return bench.changed(key, lambda card: with_rest(card, "inferred", name, why.strip()))


def background(bench: Bench, key: int) -> Bench:
    """Told to explain the news, or as news again."""
    card = bench.card(key)
    usual = text_of(mapped(bench.fields.get("defaults")).get("background")).lower() == "true"
    own = text_of(card.event.get("background")).lower() if card else ""
    told = own == "true" if own else usual
    return set_field(bench, key, "background", None if told != usual else "false" if told else "true")


def part_of(bench: Bench, key: int, whole: str) -> Bench:
    """The event a part of another one, by its id; the same one again is no whole, and itself or one of its parts never is."""
    card = bench.card(key)
    if card is None or not whole or _is_in(bench, bench.own(whole), card.id):
        return bench
    return set_field(bench, key, "part_of", None if text_of(card.event.get("part_of")) == whole else whole)


def _is_in(bench: Bench, part: str, whole: str) -> bool:
    """Whether an event is another one, or a part of it, or a part of its parts."""
    wholes = {card.id: bench.own(text_of(card.event.get("part_of"))) for card in bench.cards}
    for _ in bench.cards:
        if not part or part == whole:
            break
        part = wholes.get(part, "")
    return bool(part) and part == whole


def same_as(bench: Bench, key: int, other: str, field: str = "same_as") -> Bench:
    """The event said to be the same as another report, or no longer. `other`: an id here, or a full one of another article. Said to
    be the same it is no longer perhaps the same, nor another one."""
    card = bench.card(key)
    if card is None or not other or bench.own(other) == card.id:
        return bench
    told = listed(card.event.get(field))
    if other in told:
        return set_field(bench, key, field, [one for one in told if one != other] or None)
    for name in SAMENESS:
        if other in listed(card.event.get(name)):
            bench = set_field(bench, key, name, [one for one in listed(card.event[name]) if one != other] or None)
    return set_field(bench, key, field, [*told, other])


def added(bench: Bench, quote: str, start: int, type_id: str) -> Bench:
    """A new event of words of the text, which a person says is there."""
    words = words_at(bench.text, start, start + len(quote))
    event: Fields = {"id": bench.free_id(), "type": type_id, "quote": words}
    return bench.with_card(Card(bench.free_key(), ACCEPTED, event, found_at(bench.text, words, start)))


def dropped(bench: Bench, key: int) -> Bench:
    """A person's own card taken away; a proposal, or what stands in the file, is rejected and so stays to be seen."""
    card = bench.card(key)
    return bench.without(key) if card and card.origin == "coder" else decided(bench, key, REJECTED)


def of_article(bench: Bench, name: str, value: Tree) -> Bench:
    """A field of the article itself with another value; blank takes it away."""
    fields = {**bench.fields, name: value}
    return replace(bench, fields={one: told for one, told in fields.items() if one != name or not is_blank(told)})


DECISIONS: dict[str, Callable[[Bench, int], Bench]] = {  # those that need nothing but a card
    "accept": lambda bench, key: decided(bench, key, ACCEPTED),
    "reject": lambda bench, key: decided(bench, key, REJECTED),
    "open": lambda bench, key: decided(bench, key, PROPOSED),
    "next": lambda bench, key: moved(bench, 1),
    "previous": lambda bench, key: moved(bench, -1),
    "choose": chosen,
    "swap": swapped,
    "background": background,
    "drop": dropped,
}
