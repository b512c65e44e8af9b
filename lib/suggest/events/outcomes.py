"""What is told as the outcome of another event, or as the way to it, is no event of its own."""

from collections import defaultdict

from lib.suggest.document import Document
from lib.suggest.events.drafts import Draft
from lib.suggest.rules import condition, rule

Fights = dict[int, list[tuple[int, Draft]]]  # by sentence, each with its number
REACH = 3  # sentences behind a fight in which deaths of nobody named are taken for its own
_FIGHTS = ("attack", "clash", "assassination_attempt")


def without_outcomes(document: Document, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that are a part of another's story."""
    fights: Fights = {}
    told: dict[int, list[Draft]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        told[draft.sentence].append(draft)
        if draft.type in _FIGHTS and not draft.killing:
            fights.setdefault(draft.sentence, []).append((number, draft))
    kept = []
    for draft in drafts:
        beside = told[draft.sentence]
        if is_way(document, draft, beside) or yields_to(document, draft, beside):
            continue
        fight = fight_of(document, draft, fights)
        if fight is None:
            kept.append(draft)
        else:
            _add_outcome(fight, draft)
    return kept


@condition("stories.way", otherwise=False)
def is_way(document: Document, draft: Draft, beside: list[Draft]) -> bool:
    """Whether a mediation is only the way to another event: “freed after the mediation of X”."""
    return draft.type == "mediation" and draft.noun and len(beside) > 1


@condition("stories.yields", otherwise=False)
def yields_to(document: Document, draft: Draft, beside: list[Draft]) -> bool:
    """Whether another event of the sentence stands for this one too: “raided a house and arrested three men”."""
    return bool(draft.yields) and any(_did_both(draft, other) for other in beside)


def _did_both(draft: Draft, other: Draft) -> bool:
    """Whether another event is what a draft yields to, done by the same."""
    doers, others = (frozenset(entity for entity, _ in one.roles.get("initiator", ())) for one in (draft, other))
    return other.type == draft.yields and (bool(doers & others) or not (doers and others))


@rule("stories.outcome")
def fight_of(document: Document, draft: Draft, fights: Fights) -> Draft | None:
    """The last fight told whose outcome the deaths are: of its sentence or, of nobody named, of one of the next."""
    near = [one for back in range(REACH + 1) for one in fights.get(draft.sentence - back, [])]
    return max((one for one in near if _is_outcome(draft, one[1])), key=lambda one: one[0], default=(0, None))[1]


def _is_outcome(draft: Draft, fight: Draft) -> bool:
    if not draft.killing or draft is fight:
        return False
    if draft.sentence == fight.sentence:
        return True
    named = any(spot.person and spot.kind == "actor" for people in draft.roles.values() for _, spot in people)
    alone = draft.type == "killing" and not named and not draft.roles.get("initiator")
    return alone and 0 < draft.sentence - fight.sentence <= REACH


def _add_outcome(fight: Draft, draft: Draft) -> None:
    """Give a fight the words and, in one sentence, the dead of its outcome: “two NDF members were killed by a landmine”."""
    if draft.sentence != fight.sentence:
        fight.quotes.append(draft.sentence)
    elif fight.type != "clash" and not fight.roles.get("target") and "target" in draft.roles:
        fight.roles["target"] = draft.roles["target"]


OUTCOMES = (is_way, yields_to, fight_of)
