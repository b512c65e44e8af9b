"""An export of ACLED becomes events: 0 dead may mean not reported, a week is no day, and the codebook's types are told apart."""

import json

import pytest

from lib.layers.told import Reading
from tests.layers.tables import ACLED, ACLED_ROWS, CLASH, as_csv, read, said


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(as_csv(ACLED_ROWS, ACLED), "acled")


def told(reading: Reading, number: int) -> dict[str, object]:
    found = next(one for one in reading.told if one.id == f"VAL{number}")
    return found._asdict() | {"placed": reading.places[found.place]}


def test_a_row_says_who_when_how_many_by_whom_and_in_what_words(reading: Reading) -> None:
    row = told(reading, 101)

    assert row["type"] == "clash" and row["date"] == "2022-05-16" and row["numbers"] == "killed\t3\t3\t"
    assert row["roles"].split("\n") == [
        "side_a\tMilitary Forces of Valley",
        "side_b\tHill Front",
        "with\tFord Guard",
        "with\tHill Guard",
    ]
    assert row["according_to"] == "Valley Post; Hill Radio" and row["quote"] == CLASH["notes"]
    assert row["summary"] == "Armed clash: Military Forces of Valley – Hill Front, Ford"
    kept = json.loads(row["kept"])
    assert kept["tags"] == "crowd size=no report" and kept["inter1"] == "State forces" and kept["fatalities"] == "3"


def test_zero_dead_is_not_known_and_a_date_may_have_its_month_in_letters(reading: Reading) -> None:
    row = told(reading, 102)

    assert row["numbers"] == "killed\t\t\t0 or not reported"
    assert row["date"] == "[2022-05-13..2022-05-19]" and "week" in row["open"]
    assert row["placed"].precision == "vicinity" and row["placed"].radius_km is None


def test_a_month_and_a_region_are_no_day_and_no_point(reading: Reading) -> None:
    row = told(reading, 103)

    assert row["date"] == "2022-05" and row["placed"][1:4] == (None, None, "governorate")


def test_kinds_come_of_codes_words_and_names(reading: Reading) -> None:
    kinds = {one.name: one.kind for one in reading.names}

    assert kinds["Military Forces of Valley"] == "armed_forces" and kinds["Hill Front"] == "insurgent"
    assert kinds["Police Forces of Valley"] == "security_service" and kinds["Civilians (Valley)"] == "civilians"


@pytest.mark.parametrize(
    "number,type_id,roles",
    (
        (104, "attack", ["initiator\tPolice Forces of Valley", "target\tProtesters (Valley)"]),
        (105, "hq_handover", ["recipient\tMilitary Forces of Valley"]),
        (106, "base_established", ["initiator\tMilitary Forces of Valley"]),
        (107, "detention", ["initiator\tMilitary Forces of Valley", "target\tCivilians (Valley)"]),
        (108, "seizure", ["initiator\tMilitary Forces of Valley"]),
    ),
)
def test_sub_event_types_are_types_of_the_codebook_by_its_crosswalk(
    reading: Reading, number: int, type_id: str, roles: list[str]
) -> None:
    row = told(reading, number)

    assert row["type"] == type_id and sorted(one for one in row["roles"].split("\n") if not one.startswith("with")) == sorted(roles)


def test_a_type_that_the_codebook_does_not_have_is_left_out_and_said(reading: Reading) -> None:
    assert reading.n_read == 9 and len(reading.told) == 8 and reading.out == {"no type for “Other”": 1}
    assert said(reading.problems, "table.csv:10: sub_event_type: “Other” has no type here", "which type of the codebook")


@pytest.mark.parametrize("missing", (("timestamp", "tags"), ("timestamp", "tags", "civilian_targeting", "disorder_type")))
def test_older_exports_with_fewer_columns_are_read_too(missing: tuple[str, ...]) -> None:
    columns = [name for name in ACLED if name not in missing]

    assert len(columns) in (29, 27) and len(read(as_csv(ACLED_ROWS, columns), "acled").told) == 8
