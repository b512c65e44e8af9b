"""A corpus's own base map in the style: its layers above the ground and below the names; ours give way where it has the same."""

from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.reading.tiles import BaseMap
from lib.figures.base_tiles import own_base
from lib.figures.basemap import NO_SHAPES, base_style
from lib.figures.ground import ground_of
from lib.figures.map_labels import names_of
from lib.figures.theme import DARK, LIGHT
from tests.figures.test_map_labels import TOWN, marks_of

ADDRESS = "http://here/tiles/mark/{z}/{x}/{y}"


def base(kind: str, *layers: str) -> BaseMap:
    return BaseMap("base.pmtiles", Path(), "mark", kind, "", (2, 9), (35.0, 32.0, 43.0, 38.0), "© <Mappers>", layers)


def drawn(sample: Corpus, found: BaseMap | None, address: str = ADDRESS, theme=LIGHT) -> tuple[dict, list[str]]:
    ground = ground_of(sample.settings.extent)
    names = names_of(marks_of(TOWN), sample.places, NO_SHAPES, ground, theme)
    style = base_style(theme, NO_SHAPES, ground, names, NO_SHAPES, own_base(found, address, theme))
    return style["sources"], [layer["id"] for layer in style["layers"]]


def test_without_a_base_map_or_a_server_of_it_the_style_is_as_ever(sample: Corpus) -> None:
    plain = drawn(sample, None)

    assert plain == drawn(sample, base("png"), "") and "base" not in plain[0] and {"rivers", "towns"} <= {*plain[1]}


@pytest.mark.parametrize("theme", (LIGHT, DARK), ids=lambda theme: theme.name)
def test_pictures_lie_above_the_ground_and_below_marks_and_names(sample: Corpus, theme) -> None:
    sources, layers = drawn(sample, base("webp"), theme=theme)

    assert sources["base"] | {"type": "raster", "tiles": [ADDRESS], "minzoom": 2, "maxzoom": 9} == sources["base"]
    assert sources["base"]["attribution"] == "© &lt;Mappers&gt;"
    assert layers.index("lakes") < layers.index("base") < layers.index("outlines") < layers.index("mark-names")
    assert not {"towns", "river-names"} & {*layers}


def test_vector_tiles_are_drawn_as_far_as_their_layers_have_usual_names(sample: Corpus) -> None:
    sources, layers = drawn(sample, base("mvt", "water", "transportation", "pois", "places"))
    own = [layer for layer in layers if layer.startswith("base-")]

    assert sources["base"]["type"] == "vector"
    assert own == ["base-water-fill", "base-water-line", "base-transportation-line", "base-places-symbol"]
    assert not {"rivers", "lakes", "river-names", "towns"} & {*layers}
    assert {"rivers", "towns"} <= {*drawn(sample, base("mvt", "roads"))[1]}
