"""Whatever the text, every offset of a suggestion is exact and the way to the corpus's own form holds."""

import datetime
import string

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.model.codebook import CODEBOOK
from lib.suggest import suggest
from lib.suggest.standoff import ROLES, as_standoff

WORDS = st.sampled_from(
    [
        "Hezbollah",
        "the NDF",
        "al-Qaryatayn",
        "clashed",
        "attacked",
        "with",
        "in",
        "Homs",
        "on Friday",
        "12",
        "fighters",
        ",",
        ".",
        "\n\n",
        "\n",
        "“",
        "”",
        "(",
        ")",
        "and",
        "of",
        "the militia",
        "were arrested by",
        "Deir ez-Zor’s",
        "قوات",
        "والعشارة",
        "\u200f",
        "\u202e",
        "\u200b",
        "a\u0301",
        "March 2015",
        "at least seven",
        "Colonel Nadir",
        "countryside",
        "eastern",
        "🕊",
        "NDF's",
        "\ufeff",
        "١٢",
        "both sides",
        "—",
        "350,000 Syrian pounds",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join),
    st.lists(WORDS, max_size=40).map("".join),
    st.text(max_size=200),
    st.text(string.ascii_letters + " .-'’\n", max_size=200),
)
DAYS = st.one_of(st.none(), st.dates(datetime.date(1970, 1, 1), datetime.date(2100, 1, 1)))


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, published=DAYS)
def test_the_text_at_each_offset_is_the_mention(text: str, published: datetime.date | None) -> None:
    found = suggest(text, published)

    mentions = [one for actor in (*found.actors, *found.reporters) for one in (*actor.mentions, *actor.references)]
    mentions += [one for place in found.places for one in place.mentions] + [
        one.mention for one in (*found.dates, *found.quantities)
    ]
    mentions += [one for event in found.events for one in (*event.quotes, event.trigger, *(role.mention for role in event.roles))]
    assert all(text[one.start : one.end] == one.text and one.start < one.end for one in mentions)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, published=DAYS)
def test_the_form_names_only_its_own_types_roles_and_entities(text: str, published: datetime.date | None) -> None:
    form = as_standoff(suggest(text, published), "x")

    names = {one["name"] for one in form["actors"]}
    for event in form["events"]:
        assert event["type"] in {kind.form for kind in CODEBOOK.types.values()} and event["place"] in {
            None,
            *(one["name"] for one in form["places"]),
        }
        assert all(
            one["name"] in names and one["role"] in {*ROLES.values(), "giver", "recipient", "mediator"} for one in event["actors"]
        )
