"""The named parts of some events (lib.events.asking.subsets), each to be asked as they are."""

from lib.engine.questions import Where, where
from lib.engine.shown import Some
from lib.engine.tolls import ahead, casualties, silent, telling
from lib.events.asking.subsets import ONE_ARTICLE, SAME, WORDS, slug_of
from lib.events.counting.casualties import CLAIMS
from lib.events.counting.doubt import NOT_DONE
from lib.events.counting.twins import perhaps_same

BY_ONE_ARTICLE = (where(n_articles=1), where("sources", none=True))
DOUBTED: dict[str, Where] = {
    **{stage: where(stage=stage) for stage in NOT_DONE},
    "not_done": where(stage=NOT_DONE),
    "alleged": where(claim="alleged"),
    "denied": where(claim="denied"),
}


def subset(name: str, some: Some) -> Some:
    """Those of the events that are in a part that subset_words knows."""
    if name == SAME:
        return same_among(some)
    if name == ONE_ARTICLE:
        return some.also(*BY_ONE_ARTICLE)
    return some.also(DOUBTED[name]) if name in DOUBTED else _of_casualties(*name.split("/"), some=some)


def same_among(some: Some) -> Some:
    """Those that are perhaps the same as another of them."""
    return some.also(where(event_id=perhaps_same(some.doubled())))


def doubted(some: Some) -> dict[str, int]:
    """How many of the events are in each of DOUBTED."""
    found: dict[str, int] = some.once("doubted", lambda: _doubted(some))
    return found


def _doubted(some: Some) -> dict[str, int]:
    told = some.tally("claim", "stage")
    asked = ((name, *one.values[0]) for name, one in DOUBTED.items())
    return {name: int(told.loc[told[column].isin(values), "n"].sum()) for name, column, values in asked}


def numbers_of(some: Some) -> dict[str, int]:
    """Name of each part of WORDS -> how many of the events are in it; of parts that hold any."""
    numbers: dict[str, int] = some.once("numbers", lambda: _numbers_of(some))
    return numbers


def _numbers_of(some: Some) -> dict[str, int]:
    alone = subset(ONE_ARTICLE, some).number()
    found = doubted(some) | {SAME: len(perhaps_same(some.doubled())), ONE_ARTICLE: alone}
    return {name: found[name] for name in WORDS if found[name]}


def _of_casualties(quantity: str, of: str, *whose: str, some: Some) -> Some:
    if of == "twice":
        return some.also(where(event_id=casualties(quantity, some).perhaps_twice))
    if of in ("silent", "ahead"):
        return silent(quantity, some) if of == "silent" else ahead(some)
    if of in CLAIMS:
        return telling(quantity, some).also(where(claim=of))
    claim, actor, described = whose
    over = f"tolls:{quantity}"
    told = telling(quantity, some).also(where(claim=claim), where(over, actor_id=actor))
    named = told.tally("actor_id", "described", over=over)
    words = [said for said in named.loc[named["actor_id"] == actor, "described"] if slug_of(said) == described]
    return told.also(where(over, actor_id=actor, described=tuple(words)))
