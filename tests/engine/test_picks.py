"""What a pick lists, and what the panel says of it, is the same whoever answers."""

from functools import lru_cache
from itertools import cycle

import pytest

from lib.corpus.model.models import Corpus
from lib.engine.answers import events_of, may_lie_outside, reason_of, reports_of
from lib.engine.picks import Part, of_ids
from lib.engine.questions import where
from lib.engine.shown import Shown, Some
from lib.engine.subsets import doubted, numbers_of
from lib.engine.tolls import casualties, tolls_by
from lib.events.asking.filters import Filters
from lib.events.asking.near import places_near
from lib.events.asking.pick import from_text, of_page
from lib.events.asking.picks import dyad_keys
from lib.events.asking.select import REASONS, select_events
from lib.events.asking.subsets import WORDS
from lib.events.counting.casualties import COUNTED
from tests.asked import opened
from tests.engine.engines import CORPORA, corpus_named, duck, in_memory, tables_named

ASKED = (Filters(), Filters(background=True, drafts=True, count="incidents"))
OF_CASUALTIES = ("reported", "alleged", "denied", "silent", "ahead", "twice")


@lru_cache
def both(name: str, filters: Filters) -> tuple[Shown, Shown]:
    return Shown(in_memory(name), filters), Shown(duck(name), filters)


def picks_of(name: str, filters: Filters) -> list[str]:
    """Picks of every form, of what there is in a corpus."""
    shown = both(name, filters)[0]
    found = [f"ledger:{reason}" for reason in (*REASONS, "read", "matching", "nowhere")]
    found += [f"place:{one}" for one in shown.tally("place_id", over="places")["place_id"][:4]]
    found += ["place:" + ",".join(shown.tally("place_id", over="places")["place_id"]), "place:nowhere,other"]
    found += ["ids:" + ",".join(list(tables_named(name).aliases)[::7]), "ids:nothing", "part:mine", "part:other", "nothing:at:all"]
    for level in ("actor", "bloc"):
        dyads = shown.tally("left_id", "right_id", "kind", "mutual", over=f"links:{level}").head(2)
        for key in dyad_keys(dyads):
            left, right, kind = key.split(":")
            found += [f"dyad:{key}:{level}:{part}" for part in ("not_done", "same", "violent")]
            links = (kind, "all", "violent", "cooperative")
            found += [f"{form}:{left}:{right}:{link}:{level}" for form in ("dyad", "cell") for link in links]
            found += [f"actor:{left}:{kind.rstrip('~')}:{level}", f"actor:{left}:{level}", f"between:{left}:{right}:{level}"]
    wholes = ("ledger:shown", found[9], found[-1])
    of = [*WORDS, *(f"{quantity}/{part}" for quantity in COUNTED for part in OF_CASUALTIES)]
    return found + [f"shown:{name}" for name in WORDS] + [f"of:{name}:{whole}" for name, whole in zip(of, cycle(wholes))]


@pytest.mark.parametrize("name,filters", (("sample", ASKED[1]), ("delta", ASKED[0]), ("invented", ASKED[0])))
def test_a_pick_lists_the_same_under_the_same_heading(name: str, filters: Filters) -> None:
    one, other = both(name, filters)
    parts = (Part(of_page("mine"), "mine", of_ids(list(tables_named(name).aliases)[:9])),)
    picks = picks_of(name, filters)
    found = [opened(from_text(text), one, corpus_named(name), parts) for text in picks]

    for text, told in zip(picks, found):
        assert opened(from_text(text), other, corpus_named(name), parts) == told, text
    assert sum(bool(told.event_ids) for told in found) > len(found) / 4


@pytest.mark.parametrize("filters", ASKED)
@pytest.mark.parametrize("name", CORPORA)
def test_what_is_said_of_a_list_is_the_same(name: str, filters: Filters) -> None:
    one, other = both(name, filters)
    told = 0
    related = (where(none=True, family=-1),)
    for wheres, reason in (((), "shown"), ((where(group="violence"),), "shown"), ((), "read"), (related, "read")):
        some, same = Some(one, wheres, reason), Some(other, wheres, reason)
        assert numbers_of(some) == numbers_of(same) and doubted(some) == doubted(same)
        for quantity in COUNTED:
            assert casualties(quantity, some) == casualties(quantity, same)
            assert list(casualties(quantity, some).whose) == list(casualties(quantity, same).whose)
            assert tolls_by(quantity, some, ("left_id", "kind"), "links:actor") == tolls_by(
                quantity, same, ("left_id", "kind"), "links:actor"
            )
            told += casualties(quantity, some).told
    assert told or name != "sample"


@pytest.mark.parametrize("name", CORPORA)
def test_what_the_panel_says_of_an_event_is_the_same(name: str) -> None:
    (one, other), aliases = both(name, Filters()), tables_named(name).aliases
    some = [*list(aliases)[::9], "nothing"]

    assert events_of(one, some) == events_of(other, some) == {report: aliases[report] for report in some if report in aliases}
    events = list(dict.fromkeys(aliases.values()))[::9]
    expected = {event: tuple(sorted(tables_named(name).reports_of[event])) for event in events}
    assert reports_of(one, events) == reports_of(other, events) == expected
    assert [reason_of(one, event) for event in events] == [reason_of(other, event) for event in events]


def test_what_a_halo_alone_touches_may_lie_outside() -> None:
    found = {}
    for place, corpus in ((place, corpus_named("sample")) for place in tables_named("sample").facets["place"].values):
        filters = Filters(near_place=place, near_km=25)
        one, other = (may_lie_outside(shown, corpus) for shown in both("sample", filters))
        assert one is not None and other is not None
        assert one.ids() == other.ids() == tuple(outside(corpus, filters))
        found[place] = one.number()
    assert any(found.values()) and may_lie_outside(both("sample", Filters())[0], corpus_named("sample")) is None


def outside(corpus: Corpus, filters: Filters) -> list[str]:
    """Event by event: those shown of which no place lies within the circle."""
    tables = tables_named("sample")
    inside = places_near(corpus, filters.near_place, filters.near_km).inside
    facet = tables.facets["place"]
    held = {row for row, code in zip(facet.rows.tolist(), facet.codes.tolist()) if facet.values[code] in inside}
    shown = select_events(tables, corpus, filters).events
    return [event for row, event in zip(shown.index, shown["event_id"]) if row not in held]
