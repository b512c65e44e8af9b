"""A link to what the chord gathers as "other" is as it was in earlier versions, and opens its events."""

from lib.engine.dyads import count_cells, count_dyads, gather_smallest
from lib.events.asking.pick import from_text
from lib.events.counting.dyads import ALL
from lib.ui.relations_picks import cell_picks, chord_picks, gathered_parts
from tests.events.test_dyads import chain


def test_links_to_what_is_gathered_call_it_as_before_and_open_its_events() -> None:
    links, corpus = chain(8)
    drawn = gather_smallest(count_dyads(links, corpus), links, corpus, most=5)
    made = [*chord_picks(drawn, "actor", ALL), *cell_picks(count_cells(drawn, links), "actor")]
    texts = [pick.to_text() for pick in made if pick.is_of_page]

    assert texts == [
        "part:dyad:*:a00:hostile",
        "part:dyad:*:a00:hostile~",
        "part:other",
        "part:cell:*:a00:hostile",
        "part:cell:a00:*:hostile",
    ]
    for text in texts:
        (part,) = gathered_parts(drawn, links, from_text(text))
        assert part.of(links.shown).number(), text
