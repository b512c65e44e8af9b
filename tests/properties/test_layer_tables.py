"""The tables of a layer's rows, made by column, are those made of one record after the other, whoever else names some of them."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.model.models import Corpus, Participant
from lib.corpus.model.records import About, Provenance, Record, with_source
from lib.events.building.build import build_tables
from lib.layers.importing import Wish, prepare
from lib.layers.recognising import ImportRefused
from tests.layers.by_story import as_any_source
from tests.layers.tables import GED_ROWS, ged

ODD = ("", "x", "2014-05", "2014-06-01", "2014", "35,7", "0.0", "9.0", "3.0", "6.0", "NDF", "IRGC", "Homs", "é “q”")
NAMES = (
    "date_start date_end date_prec where_prec latitude where_coordinates adm_1 adm_2 country best low side_a side_b side_a_new_id "
    "side_b_new_id type_of_violence source_headline source_original id"
).split()
ABOUT = About("other", "Another")


@dataclass(frozen=True)
class Naming:
    """A source whose records name rows of the layer: as the same, as perhaps the same, and as a whole."""

    same: str
    perhaps: str
    whole: str
    about: About = ABOUT
    mark: str = ""
    actors: tuple = ()
    places: tuple = ()

    def records(self, corpus: Corpus, /) -> Iterator[Record]:
        rests_on, roles = Provenance("other", "other:doc", "Somebody"), {"initiator": (Participant("ndf"),)}
        names = {"same_as": (self.same,)}, {"maybe_same_as": (self.perhaps,)}, {"part_of": self.whole}
        for number, named in enumerate(names):
            yield Record(f"other:{number}", "attack", "A raid", roles, rests_on, **named)

    def record(self, record_id: str, corpus: Corpus, /) -> Record | None:
        return next((one for one in self.records(corpus) if one.id == record_id), None)


@st.composite
def rows(draw: st.DrawFn) -> list[dict[str, str]]:
    """Rows of GED, with cells that are odd."""
    found = [row | {"id": f"{at}.0"} for at, row in enumerate(draw(st.lists(st.sampled_from(GED_ROWS), min_size=1, max_size=12)))]
    return [row | draw(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(ODD), max_size=4)) for row in found]


@settings(deadline=None, max_examples=25)
@given(rows(), st.sampled_from(("ged:1", "ged:2", "ged:999")), st.booleans())
def test_tables_of_a_layer_by_column_are_those_by_story(
    sample: Corpus, told: list[dict[str, str]], named: str, other: bool
) -> None:
    try:
        layer = prepare("ged.csv", ged(*told).encode(), sample, Wish("ged", "GED")).layer
    except ImportRefused:
        return
    corpus = with_source(sample, layer)
    corpus = with_source(corpus, Naming(named, "ged:3", "ged:0")) if other else corpus

    by_column, by_story = build_tables(corpus), build_tables(as_any_source(corpus))

    for field in dataclasses.fields(by_column):
        _same(getattr(by_column, field.name), getattr(by_story, field.name), field.name)


def _same(one: object, other: object, name: str) -> None:
    if isinstance(one, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other, obj=name)
    elif isinstance(one, pd.Series):
        pd.testing.assert_series_equal(one, other, obj=name)
    elif isinstance(one, np.ndarray):
        assert one.dtype == other.dtype and one.tolist() == other.tolist(), name
    elif isinstance(one, dict):
        assert list(one) == list(other), name
        for key in one:
            _same(one[key], other[key], f"{name}.{key}")
    elif dataclasses.is_dataclass(one):
        for field in dataclasses.fields(one):
            _same(getattr(one, field.name), getattr(other, field.name), f"{name}.{field.name}")
    else:
        assert one == other, name
