"""One event told twice in an article becomes one draft; a draft that names nobody and nothing is not kept."""

from collections import defaultdict

from lib.suggest.events.drafts import Draft

_ON_A_PERSON = frozenset(("attack", "assassination_attempt", "killing"))
_HABITS = frozenset(("attack", "seizure", "detention"))
_REACH = 40  # drafts back that are compared
_TOLD_WITHOUT_NAMES = frozenset(("attack", "clash", "killing", "detention", "siege", "assassination_attempt"))
_VERBS_WITHOUT_NAMES = frozenset(("release", "shipment", "withdrawal", "seizure", "hq_handover"))
_POINTED = 3  # sentences back to which “the clashes” of nobody named may point
_OUTCOME = 3  # sentences behind a fight in which deaths of nobody named are taken for its own
_ONE_STORY = frozenset(
    (
        "clash",
        "dispute",
        "agreement",
        "dissolution",
        "siege",
        "recruitment",
        "negotiation",
        "mediation",
        "support",
        "formation",
        "pay_stopped",
    )
)
_OF_A_TARGET = frozenset(("dissolution", "dismissal", "pay_stopped", "formation"))


def keep(draft: Draft) -> bool:
    """Whether a draft says enough to be worth a person's look."""
    if draft.doing and len(draft.entities) < 2 and draft.type in _HABITS:
        return False
    if draft.entities or draft.open_roles:
        return bool(draft.entities) or not draft.noun
    return draft.place is not None and (
        draft.type in _TOLD_WITHOUT_NAMES or (not draft.noun and draft.type in _VERBS_WITHOUT_NAMES)
    )


def join(drafts: list[Draft], titles: frozenset[int], same_place, described: frozenset[int] = frozenset()) -> list[Draft]:
    """The drafts with those that tell the same event again put into the fullest; `titles`: sentences that are a title;
    `described`: entities told by a description, as a title may call somebody named in the text ("rival militias")."""
    kept: list[Draft] = []
    for draft in _without_outcomes(drafts):
        other = next((one for one in kept[-_REACH:] if _same(one, draft, titles, same_place, described)), None)
        if other is None:
            kept.append(draft)
        else:
            _merge(other, draft, titles)
    return kept


def _without_outcomes(drafts: list[Draft]) -> list[Draft]:
    """Killings told as the outcome of an attack or clash of the same sentence are no events of their own."""
    fights: dict[int, list[tuple[int, Draft]]] = {}  # by sentence, each with its number
    for number, draft in enumerate(drafts):
        if draft.type in ("attack", "clash", "assassination_attempt") and not draft.killing:
            fights.setdefault(draft.sentence, []).append((number, draft))
    kept = []
    told: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        told[draft.sentence].append(draft)
    for draft in drafts:
        if draft.type == "mediation" and draft.noun and len(told[draft.sentence]) > 1:
            continue  # “freed after the mediation of X”: the way to another event
        if draft.yields and any(_did_both(draft, other) for other in told[draft.sentence]):
            continue  # “raided a house and arrested three men”
        fight = _fight_of(draft, fights) if draft.killing else None
        if fight is None:
            kept.append(draft)
            continue
        if draft.sentence == fight.sentence and not fight.roles.get("target") and "target" in draft.roles and fight.type != "clash":
            fight.roles["target"] = draft.roles["target"]  # “two NDF members were killed by a landmine”
        if draft.sentence != fight.sentence:
            fight.quotes.append(draft.sentence)
    return kept


def _did_both(draft: Draft, other: Draft) -> bool:
    """Whether another event is what a draft yields to, done by the same."""
    doers, others = (frozenset(entity for entity, _ in one.roles.get("initiator", ())) for one in (draft, other))
    return other.type == draft.yields and (bool(doers & others) or not (doers and others))


def _fight_of(draft: Draft, fights: dict[int, list[tuple[int, Draft]]]) -> Draft | None:
    """The last fight told whose outcome the deaths are."""
    near = [one for back in range(_OUTCOME + 1) for one in fights.get(draft.sentence - back, [])]
    return max((one for one in near if _is_outcome(draft, one[1])), key=lambda one: one[0], default=(0, None))[1]


def _is_outcome(draft: Draft, fight: Draft) -> bool:
    """Whether deaths belong to a fight: told in its sentence or, of nobody named, in one of the next."""
    if not draft.killing or draft is fight:
        return False
    if draft.sentence == fight.sentence:
        return True
    named = any(spot.person and spot.kind == "actor" for people in draft.roles.values() for _, spot in people)
    alone = draft.type == "killing" and not named and not draft.roles.get("initiator")
    return alone and 0 < draft.sentence - fight.sentence <= _OUTCOME


def _same(one: Draft, other: Draft, titles: frozenset[int], same_place, described: frozenset[int]) -> bool:
    """Whether two drafts tell one event."""
    if {one.type, other.type} <= _ON_A_PERSON and one.type != other.type:
        return bool(one.persons & other.persons) and abs(one.sentence - other.sentence) <= 5
    here = one.sentence == other.sentence
    if one.type != other.type or (here and _is_planned(one) != _is_planned(other) and one.entities != other.entities):
        return False
    nested = one.entities <= other.entities or other.entities <= one.entities
    if here and nested and (one.noun or other.noun):
        return None in (one.date, other.date) or one.date == other.date or abs(one.first - other.first) < 8
    in_title = bool({one.sentence, other.sentence} & titles)
    pointed = told_again(other) and not other.entities and other.sentence - one.sentence <= _POINTED
    anywhere = in_title or pointed or one.type == "dispute"
    if _elsewhen(one, other) or (not anywhere and _elsewhere(one, other, same_place)):
        return False
    shared = one.entities & other.entities
    if in_title:
        return bool(shared) or one.entities <= described or other.entities <= described
    if one.mode != other.mode:
        return False
    if one.entities and other.entities and not told_again(other) and one.type not in _ONE_STORY:
        return False
    if one.type in _OF_A_TARGET and _targets(one) & _targets(other):
        return True
    if not shared:
        return not (one.entities and other.entities)
    if one.type in _ONE_STORY and len(shared) >= 2:
        return True
    return nested and (len(shared) >= 2 or abs(one.sentence - other.sentence) <= 2 or one.entities == other.entities)


def _is_planned(draft: Draft) -> bool:
    return draft.telling.stage == "planned"


def _elsewhen(one: Draft, other: Draft) -> bool:
    """Whether both tell a date of their own, and not the same one."""
    told = None not in (one.date, other.date) and "date" not in f"{one.carried} {other.carried}"
    return told and one.date != other.date


def _elsewhere(one: Draft, other: Draft, same_place) -> bool:
    """Whether both tell a place of their own, and these cannot be one."""
    told = None not in (one.place, other.place) and "place" not in f"{one.carried} {other.carried}"
    return told and one.place != other.place and not same_place(one.place, other.place)


def _targets(draft: Draft) -> frozenset[int]:
    return frozenset(entity for entity, _ in draft.roles.get("target", ()))


def told_again(draft: Draft) -> bool:
    """Whether a noun points at an event told before: “the attack”, “this clash”."""
    return draft.noun and draft.definite


def _merge(kept: Draft, again: Draft, titles: frozenset[int]) -> None:
    if again.type == "assassination_attempt":
        kept.type, kept.mode = again.type, again.mode
    kept_from_title = kept.sentence in titles
    fuller = kept_from_title or len(again.entities) > len(kept.entities)
    kept.quotes = [*again.quotes, *kept.quotes] if fuller else [*kept.quotes, *again.quotes]
    kept.quotes = list(dict.fromkeys(kept.quotes))
    if fuller:
        kept.first, kept.last, kept.sentence, kept.noun = again.first, again.last, again.sentence, again.noun
        if again.entities >= kept.entities:
            kept.roles = again.roles
        kept.telling = again.telling if kept.telling.claim == "reported" else kept.telling
    for name in ("place", "date"):
        told = getattr(again, name)
        if kept_from_title and told is not None and name not in again.carried:
            setattr(kept, name, told)
        elif getattr(kept, name) is None or (name in kept.carried and name not in again.carried and told is not None):
            setattr(kept, name, told)
    kept.background = kept.background and again.background
