"""Invented files of a country QX in the forms in which publishers have them."""

import json


def dump_row(
    number: int, name: str, lat: float | str, lon: float | str, code: str, units: tuple[str, str] = ("", ""), also: str = ""
) -> str:
    """A row of a GeoNames dump; `code`: class and code, as in P.PPL."""
    told, kind = code.split(".")
    first, second = units
    cells = (number, name, name, also, lat, lon, told, kind, "QX", "", first, second, "", "", 0, "", 10, "Asia/X", "2020-01-01")
    return "\t".join(map(str, cells))


DUMP = "\n".join(
    (
        dump_row(1, "North Province", 6, 1, "A.ADM1", ("01", ""), "الشمال"),
        dump_row(2, "South Province", 2, 1, "A.ADM1", ("02", "")),
        dump_row(4, "Wella", 6.5, 1.5, "P.PPL", ("01", ""), "بئر,Wellah,Колодец"),
        dump_row(5, "Wella", 2.5, 1.5, "P.PPL", ("02", "")),
        dump_row(6, "Long River", 3, 1, "H.STM", ("01", "")),
        dump_row(7, "Field One", 7, 3, "S.AIRB", ("01", "")),
        "8\tcut\toff",
    )
)


def box(west: float, south: float, east: float, north: float) -> dict:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(geometry: dict | None, **properties: object) -> dict:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: dict, **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features} | more, ensure_ascii=False).encode()


def district(name: str, code: str, of: str, geometry: dict) -> dict:
    return feature(geometry, ADM2_EN=name, ADM2_PCODE=code, ADM1_EN=of, ADM1_PCODE=code[:4])


DISTRICTS = (
    district("Upper", "QX0101", "North", box(0, 4, 2, 8)),
    district("Side", "QX0102", "North", box(2, 4, 4, 8)),
    district("Lower", "QX0201", "South", box(0, 0, 4, 4)),
)
