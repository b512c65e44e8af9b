"""One event told twice in an article becomes one draft; a draft that names nobody and nothing is not kept."""

from dataclasses import dataclass, field

from lib.corpus.model.codebook import CODEBOOK
from lib.suggest.document import Document
from lib.suggest.events.drafts import Draft
from lib.suggest.events.outcomes import OUTCOMES, without_outcomes
from lib.suggest.rules import condition

REACH = 40  # drafts back that are compared
POINTED = 3  # sentences back to which “the clashes” of nobody named may point
ON_A_PERSON_REACH = 5  # sentences between two tellings of an attack on one person
NEXT_SENTENCES = 2  # sentences between two tellings of which one names fewer
SAME_CLAUSE = 8  # words between two triggers of one event in a sentence
_ON_A_PERSON = frozenset(("attack", "assassination_attempt", "killing"))
_HABITS = frozenset(("attack", "seizure", "detention"))
_TOLD_WITHOUT_NAMES = frozenset(("attack", "clash", "killing", "detention", "siege", "assassination_attempt"))
_VERBS_WITHOUT_NAMES = frozenset(("release", "shipment", "withdrawal", "seizure", "hq_handover"))
_ONE_STORY = frozenset(
    "clash dispute agreement dissolution siege recruitment negotiation mediation support formation pay_stopped".split()
)
_OF_A_TARGET = frozenset(("dissolution", "dismissal", "pay_stopped", "formation"))
_WIDE = frozenset(("area", "governorate", "site", "line", "district"))


@dataclass(frozen=True)
class Context:
    """What is known of the whole text: the sentences that are titles, and the actors told by a description, as a title may
    call somebody named in the text ("rival militias")."""

    titles: frozenset[int] = field(default_factory=frozenset)
    described: frozenset[int] = field(default_factory=frozenset)


def join_stories(document: Document) -> None:
    """The drafts worth a look, those that tell the same event again put into the fullest."""
    titles = frozenset(number for number, sentence in enumerate(document.sentences) if sentence.title)
    described = frozenset(number for number, one in enumerate(document.actors.entities) if one.described)
    text, kept = Context(titles, described), list[Draft]()
    for draft in without_outcomes(document, [draft for draft in document.drafts if says_enough(document, draft)]):
        other = next((one for one in kept[-REACH:] if told_twice(document, one, draft, text)), None)
        if other is None:
            kept.append(draft)
        else:
            _merge(other, draft, titles)
    document.drafts = kept


@condition("stories.says_enough", otherwise=True)
def says_enough(document: Document, draft: Draft) -> bool:
    """Whether a draft says enough to be worth a person's look."""
    if draft.doing and len(draft.entities) < 2 and draft.type in _HABITS:
        return False
    if draft.entities or draft.open_roles:
        return bool(draft.entities) or not draft.noun
    told = draft.type in _TOLD_WITHOUT_NAMES or (not draft.noun and draft.type in _VERBS_WITHOUT_NAMES)
    return draft.place is not None and told


@condition("stories.told_twice", otherwise=False)
def told_twice(document: Document, one: Draft, other: Draft, text: Context) -> bool:
    """Whether two drafts tell one event."""
    if {one.type, other.type} <= _ON_A_PERSON and one.type != other.type:
        return bool(one.persons & other.persons) and abs(one.sentence - other.sentence) <= ON_A_PERSON_REACH
    here = one.sentence == other.sentence
    if one.type != other.type or (here and _is_planned(one) != _is_planned(other) and one.entities != other.entities):
        return False
    nested = one.entities <= other.entities or other.entities <= one.entities
    if here and nested and (one.noun or other.noun):
        return None in (one.date, other.date) or one.date == other.date or abs(one.first - other.first) < SAME_CLAUSE
    in_title = bool({one.sentence, other.sentence} & text.titles)
    pointed = _told_again(other) and not other.entities and other.sentence - one.sentence <= POINTED
    anywhere = in_title or pointed or one.type == "dispute"
    if _elsewhen(one, other) or (not anywhere and _elsewhere(document, one, other)):
        return False
    if in_title:
        return bool(one.entities & other.entities) or one.entities <= text.described or other.entities <= text.described
    return _same_actors(one, other, nested)


def _same_actors(one: Draft, other: Draft, nested: bool) -> bool:
    """Whether two tellings of one type, outside a title, may be of one event by who acts in them."""
    shared = one.entities & other.entities
    if one.mode != other.mode:
        return False
    if one.entities and other.entities and not _told_again(other) and one.type not in _ONE_STORY:
        return False
    if one.type in _OF_A_TARGET and _targets(one) & _targets(other):
        return True
    if not shared:
        return not (one.entities and other.entities)
    if one.type in _ONE_STORY and len(shared) >= 2:
        return True
    near = abs(one.sentence - other.sentence) <= NEXT_SENTENCES
    return nested and (len(shared) >= 2 or near or one.entities == other.entities)


def _is_planned(draft: Draft) -> bool:
    return draft.telling.stage == "planned"


def _told_again(draft: Draft) -> bool:
    """Whether a noun points at an event told before: “the attack”, “this clash”."""
    return draft.noun and draft.definite


def _elsewhen(one: Draft, other: Draft) -> bool:
    """Whether both tell a date of their own, and not the same one."""
    told = None not in (one.date, other.date) and "date" not in f"{one.carried} {other.carried}"
    return told and one.date != other.date


def _elsewhere(document: Document, one: Draft, other: Draft) -> bool:
    """Whether both tell a place of their own, and these cannot be one."""
    if one.place is None or other.place is None or "place" in f"{one.carried} {other.carried}":
        return False
    return one.place != other.place and not _may_be_one(document, one.place, other.place)


def _may_be_one(document: Document, one: int, other: int) -> bool:
    """Whether two places may be one: one is named in the other, or they lie in one governorate and one is wide."""
    first, second = document.places.entities[one], document.places.entities[other]
    if first.name in second.name or second.name in first.name:
        return True
    same = first.best.governorate and first.best.governorate == second.best.governorate
    return bool(same and {first.best.precision, second.best.precision} & _WIDE)


def _targets(draft: Draft) -> frozenset[int]:
    return frozenset(entity for entity, _ in draft.roles.get("target", ()))


def _merge(kept: Draft, again: Draft, titles: frozenset[int]) -> None:
    """Put a draft into the one that tells the same; the fuller of the two leads."""
    if again.type == "assassination_attempt":
        kept.type, kept.mode = again.type, again.mode
    from_title = kept.sentence in titles
    fuller = from_title or len(again.entities) > len(kept.entities)
    quotes = [*again.quotes, *kept.quotes] if fuller else [*kept.quotes, *again.quotes]
    kept.quotes = list(dict.fromkeys(quotes))
    if fuller:
        kept.first, kept.last, kept.sentence, kept.noun, kept.rule = again.first, again.last, again.sentence, again.noun, again.rule
        kept.roles = again.roles if again.entities >= kept.entities else kept.roles
        kept.telling = again.telling if kept.telling.claim == CODEBOOK.default("claim") else kept.telling
    kept.place = _merged("place", (kept, kept.place), (again, again.place), from_title)
    kept.date = _merged("date", (kept, kept.date), (again, again.date), from_title)
    kept.background = kept.background and again.background


def _merged(name: str, kept: tuple[Draft, int | None], again: tuple[Draft, int | None], from_title: bool) -> int | None:
    """Of two places or dates the one that is told and not carried; of a title's and the text's, the text's."""
    (first, had), (second, told) = kept, again
    own = told is not None and name not in second.carried
    if (own and (from_title or name in first.carried)) or had is None:
        return told
    return had


RULES = (says_enough, *OUTCOMES, told_twice)
