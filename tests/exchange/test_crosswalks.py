"""Each crosswalk has a place, or a reason that there is none, for every term and column of the codebook; so a new one cannot be
forgotten."""

import csv
import re

import pytest

from lib.corpus.model.codebook import CODEBOOK
from lib.exchange.crosswalks.countries import country, country_named
from lib.exchange.crosswalks.crosswalk import FOLDER, NAMES, OF_DOUBT, Case, Crosswalk, crosswalk_of
from lib.exchange.crosswalks.values import VALUES
from tests.exchange.crossed import CROSSED
from tests.layers.tables import ACLED, GED

DERIVED = {  # what an event does not say itself, or says of how it was coded; README.txt says that it is not listed
    *(
        "layer",
        "group",
        "severity",
        "initiators_backed_by",
        "targets_backed_by",
        "evidence",
        "differences",
        "report_ids",
        "text",
        "permalink",
    ),
    *("not_after", "not_after_date", "not_after_approx", "quantity_words", "articles", "n_articles", "source_row", "located_by"),
}
READ = {  # what facts and values are made of
    *("event_id", "type", "mode", "claim", "stage", "status", "date", "date_kind", "first_day", "last_day", "date_precision"),
    *("dated_by", "place_id", "place", "place_precision", "lat", "lon", "n_places", "places", "country", "governorate", "district"),
    *("initiators", "targets", "actors", "roles", "by_force", "killed_min", "killed_max", "killed_about", "publishers", "summary"),
    "review",
}
SPANS = {"day": 1, "week": 7, "month": 31, "year": 366, "range": 10_000}


@pytest.fixture(params=CROSSED)
def crosswalk(request: pytest.FixtureRequest) -> Crosswalk:
    return crosswalk_of(request.param)


def cases_of(crosswalk: Crosswalk, kind: str) -> list[tuple[str, str, tuple[Case, ...]]]:
    """Mode, by_force and cases of a type, in each of its modes and, of a handover, each way of taking."""
    ways = [(mode, "") for mode in ("", *CODEBOOK.types[kind].modes)]
    ways += [("", way) for way in CODEBOOK.by_force] if kind == "hq_handover" else []
    return [(*way, crosswalk.cases(kind, *way)[1]) for way in ways]


@pytest.mark.parametrize("kind", CODEBOOK.types)
def test_every_type_has_a_code_or_a_reason_in_every_mode(crosswalk: Crosswalk, kind: str) -> None:
    for mode, way, cases in cases_of(crosswalk, kind):
        assert cases, f"{crosswalk.title} does not name {kind} {mode}{way}"
        assert all((case.code in crosswalk.codes) != bool(case.why) for case in cases)
        assert not (cases[-1].left or cases[-1].right), "the last case has to fit any sides"


def test_no_crosswalk_names_what_the_codebook_does_not_have(crosswalk: Crosswalk) -> None:
    kinds, ways = {key.partition("/")[0] for key in crosswalk.types}, {key.partition("/")[2] for key in crosswalk.types}

    assert kinds == set(CODEBOOK.types) and ways <= {"", *CODEBOOK.modes, *CODEBOOK.by_force}
    assert {kind for members in crosswalk.classes.values() for kind in members} <= set(CODEBOOK.actor_kinds)
    assert set(crosswalk.contexts) <= set(CODEBOOK.issues)


@pytest.mark.parametrize(("terms", "of"), (("kinds", "actor_kinds"), ("precisions", "precisions")))
def test_every_actor_kind_and_precision_has_a_code_or_a_reason(crosswalk: Crosswalk, terms: str, of: str) -> None:
    told = crosswalk.terms[terms]

    assert set(told) == set(getattr(CODEBOOK, of))
    if crosswalk.columns or terms == "kinds":
        assert all(bool(words.get("code")) != bool(words.get("none")) for words in told.values())
    else:
        assert all(words.get("said") for precision, words in told.items() if CODEBOOK.precisions[precision].drawn != "point")


def test_every_stage_claim_and_status_stays_or_is_left_out_with_a_reason(crosswalk: Crosswalk) -> None:
    for column, terms in OF_DOUBT.items():
        assert set(crosswalk.terms[terms]) == set(getattr(CODEBOOK, terms))
        ruled = {rule.id for rule in crosswalk.out if list(rule.when) == [column]}
        assert ruled == {term for term, words in crosswalk.terms[terms].items() if words.get("none")}
    assert "draft" in {rule.id for rule in crosswalk.out}


@pytest.mark.parametrize("name", ("acled", "ged"))
@pytest.mark.parametrize("doubt", ("planned", "ordered", "attempted", "alleged", "denied", "draft"))
def test_what_counts_what_happened_has_no_place_for_doubt(name: str, doubt: str) -> None:
    rule = next(rule for rule in crosswalk_of(name).out if rule.id == doubt)

    assert rule.why and rule.unless == ("violent" if doubt == "attempted" else "")


def test_every_exactness_of_a_date_has_a_code_or_a_reason(crosswalk: Crosswalk) -> None:
    days = crosswalk.days
    codes = [days.code(span) for span in SPANS.values()]

    assert codes[0] and all(codes[at] or days.longer for at in range(len(codes)))
    assert [int(most) for most, _ in days.most] == sorted(most for most, _ in days.most)


def test_every_column_of_ours_is_read_derived_or_said_to_have_no_place(crosswalk: Crosswalk) -> None:
    said = {rule.our for rule in crosswalk.losses} | set(crosswalk.no_column) | set(filter(None, crosswalk.columns.values()))
    quantities = {column for name in said & set(CODEBOOK.quantities) for column in (f"{name}_min", f"{name}_max", f"{name}_about")}
    plover = set() if crosswalk.columns else {"background", "quote", "urls", "wounded_min", "wounded_max", "wounded_about"}
    plover |= set() if crosswalk.columns else {"detained_min", "detained_max", "detained_about"}
    clarity = {"parts"} if "clarity" in crosswalk.columns.values() else set()

    assert set(CODEBOOK.columns) - DERIVED - READ - said - quantities - plover - clarity == set()
    assert set(crosswalk.no_column) <= set(CODEBOOK.columns) | set(CODEBOOK.quantities)


@pytest.mark.parametrize(("name", "header"), (("acled", ACLED), ("ged", GED)))
def test_the_columns_are_theirs_in_their_order(name: str, header: list[str]) -> None:
    crosswalk = crosswalk_of(name)

    assert list(crosswalk.columns) == header and len(header) == {"acled": 31, "ged": 49}[name]
    known = {*VALUES, *CODEBOOK.columns, "day", "first", "last", "year", "time_code"}
    named = {value for value in crosswalk.columns.values() if value and "." not in value}
    assert named <= known and crosswalk.own_id in header and set(crosswalk.own) <= set(header)
    codes = {value.partition(".")[2] for value in crosswalk.columns.values() if value.startswith("code.")}
    assert codes <= {part for words in crosswalk.codes.values() for part in words}


def test_interactions_have_an_order_for_every_code_of_a_kind() -> None:
    acled = crosswalk_of("acled")
    codes = {code for words in acled.terms["kinds"].values() for name, code in words.items() if name in ("code", "crowd")}

    assert codes <= set(acled.interaction)


def test_what_the_codebook_page_says_of_acled_and_plover_is_what_is_written() -> None:
    acled, plover = crosswalk_of("acled"), crosswalk_of("plover")
    for kind, term in CODEBOOK.types.items():
        for _, _, cases in cases_of(acled, kind):
            for case in cases:
                words = acled.codes.get(case.code, {})
                near = words.get("sub_event_type", "").replace("/", " or ")
                assert near in term.acled or words["event_type"] in term.acled if case.code else "o counterpart" in term.acled
                assert bool(case.code) == (term.acled != "No counterpart") or kind in ("dispute", "killing")
        for _, _, cases in cases_of(plover, kind):
            told = {case.code for case in cases if case.code}
            assert told <= set(re.findall("[A-Z]{3,}", term.plover)) and (
                told or "o counterpart" in term.plover or kind == "dispute"
            )


def test_every_crosswalk_is_a_format_and_every_file_is_one() -> None:
    assert set(NAMES) == set(CROSSED) and {f"{name}.yaml" for name in NAMES.values()} == {
        path.name for path in FOLDER.glob("*.yaml")
    }


def test_a_country_has_its_codes_and_a_state_its_country() -> None:
    syria = {"iso3": "SYR", "iso": "760", "gw": "652", "name": "Syria", "acled_region": "Middle East", "ged_region": "Middle East"}

    assert syria.items() <= country("SY").items() and country("QX") == {"name": "QX", "ged_name": "QX"} and country("") == {}
    for name in ("Syria", "Government of Syria", "Syrian government", "syria"):
        assert country_named(name)["code"] == "SY"
    assert country_named("Valley") == country_named("Syria", "Iraq") == {} and country_named("Iran", "Tehran")["code"] == "IR"


def test_codes_of_countries_are_each_of_one() -> None:
    with (FOLDER / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for column in ("code", "iso3", "iso", "gw"):
        told = [row[column] for row in rows if row[column]]
        assert len(told) > 190 and len(set(told)) == len(told)
