"""The outlines of all countries, as every map draws them."""

import json
from itertools import pairwise

from lib.settings import ROOT


def test_no_outline_crosses_the_world_but_the_one_round_the_pole() -> None:
    told = json.loads((ROOT / "static" / "countries.geojson").read_text(encoding="utf-8"))["features"]

    crossing = {
        feature["properties"]["name"]
        for feature in told
        for polygon in feature["geometry"]["coordinates"]
        for ring in polygon
        if any(abs(one[0] - other[0]) > 180 for one, other in pairwise(ring))
    }
    assert len(told) > 200 and crossing == {"Antarctica"}
