"""What two engines say differently of one text."""

from dataclasses import replace

import pytest

from lib.suggest.engine import EngineError, suggest
from lib.suggest.engines.comparing import Field, beside, difference
from lib.suggest.models import Suggestions

TEXT = (
    "On Friday fighters of Hezbollah attacked the NDF near Palmyra. On Sunday the 47th Brigade withdrew from Tadmur. "
    "Hezbollah and the NDF agreed on a truce."
)


@pytest.fixture
def found(read) -> Suggestions:
    return read(TEXT)


def test_an_engine_does_not_differ_from_itself(found: Suggestions) -> None:
    told = difference(found, found)

    assert [(pair.one, pair.other, pair.fields) for pair in told.both] == [(at, at, ()) for at in range(len(found.events))]
    assert len(found.events) == 3 and told.only_one == told.only_other == ()
    assert told.in_words("a", "b") == (
        "a and b: 3 events in both, of these 3 the same in every field; 0 events only by a, 0 only by b.",
    )


def test_events_of_one_alone_are_named_on_each_side(found: Suggestions) -> None:
    told = difference(replace(found, events=found.events[:2]), replace(found, events=found.events[1:]))

    assert ([(pair.one, pair.other) for pair in told.both], told.only_one, told.only_other) == ([(1, 0)], (0,), (1,))
    head, *more = told.in_words("spacy", "rules")
    assert head.endswith("1 event only by spacy, 1 only by rules.")
    assert more[0].startswith("only by spacy: Attack, “On Friday") and more[1].startswith("only by rules: ")


def test_fields_that_differ_are_told_with_both_values(found: Suggestions) -> None:
    attack = found.events[0]
    roles = tuple(replace(one, role="with") if one.role == "target" else one for one in attack.roles)
    other = replace(attack, type="clash", claim="alleged", date=None, background=True, roles=roles)

    (pair,) = difference(replace(found, events=(attack,)), replace(found, events=(other,))).both

    ndf = "National Defense Forces"
    assert pair.fields == (
        Field("type", "attack", "clash"),
        Field("date", "2021-02-12", ""),
        Field("claim", "reported", "alleged"),
        Field("background", "no", "yes"),
        Field("target", ndf, ""),
        Field("with", "", ndf),
    )
    told = difference(replace(found, events=(attack,)), replace(found, events=(other,))).in_words("a", "b")
    assert "type is attack by a, clash by b; date is 2021-02-12 by a, none by b" in told[1]


def test_types_of_another_group_are_other_events_though_the_words_are_the_same(found: Suggestions) -> None:
    one = replace(found, events=found.events[:1])

    told = difference(one, replace(found, events=(replace(found.events[0], type="meeting"),)))

    assert (told.both, told.only_one, told.only_other) == ((), (0,), (0,))


def test_each_event_is_paired_once_the_same_type_first(found: Suggestions) -> None:
    attack = found.events[0]
    one = replace(found, events=(replace(attack, type="clash"), attack))

    told = difference(one, replace(found, events=(attack,)))

    assert [(pair.one, pair.other) for pair in told.both] == [(1, 0)] and told.only_one == (0,)


def test_numbers_are_compared_by_their_bounds(read) -> None:
    found = read("On Friday Hezbollah attacked the NDF in Palmyra and killed three men.")
    (attack,) = found.events
    more = replace(found, quantities=tuple(replace(one, max=5) for one in found.quantities))

    assert attack.quantities and difference(found, more).both[0].fields == (Field("numbers", "killed 3–3", "killed 3–5"),)


def test_two_texts_are_not_compared(found: Suggestions) -> None:
    with pytest.raises(EngineError, match="of two texts"):
        difference(found, replace(found, text="another"))


def test_an_engine_beside_another_gives_its_own_with_the_difference_in_its_notes() -> None:
    found = beside("none", lambda text, published=None, corpus=None: Suggestions(text, None), "rules", suggest)(TEXT)

    assert found.events == () and "none and rules: 0 events in both" in found.notes[0] and "only by rules: Attack" in found.notes[1]
