"""Places are found by name and by description; homonyms are ranked and offered; what nothing locates has no point."""

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.reading.offered import COLUMNS
from lib.suggest import Suggestions


def places_in(found: Suggestions) -> dict[str, list[str]]:
    return {one.name: [mention.text for mention in one.mentions] for one in found.places}


def test_a_name_of_the_corpus_has_its_id_and_point(read) -> None:
    (place,) = read("They met in the city of al-Ashara.").places

    assert place.best.id == "al-ashara" and place.best.lat == pytest.approx(34.92, abs=0.05)


@pytest.mark.parametrize(
    ("text", "mention"),
    (
        ("Men came from the eastern countryside of Deir ez-Zor.", "eastern countryside of Deir ez-Zor"),
        ("Men came to northern Raqqa countryside.", "northern Raqqa countryside"),
        ("It happened on the Syrian-Lebanese border.", "Syrian-Lebanese border"),
        ("They hold the land west of the Euphrates.", "west of the Euphrates"),
        ("They shelled Abu Qamar airbase.", "Abu Qamar airbase"),
        ("The village of Tal Borovnik was burned.", "Tal Borovnik"),
        ("They met in the Borovnik hospital in Homs.", "Borovnik hospital"),
    ),
)
def test_descriptions_and_sites_are_places(read, text: str, mention: str) -> None:
    assert any(mention in words for words in chain(*places_in(read(text)).values()))


def test_the_countryside_of_a_town_lies_on_the_side_that_is_told(read) -> None:
    (east,) = read("They came to the eastern countryside of Palmyra.", corpus=None).places
    (town,) = read("They came to Palmyra.", corpus=None).places

    assert east.best.lon > town.best.lon and east.best.precision == "area"


def test_a_site_without_a_point_is_put_at_the_place_beside_it_and_says_so(read) -> None:
    found = read("They met in the Borovnik hospital in Homs.", corpus=None)
    site = next(one for one in found.places if "Borovnik" in one.name)

    assert site.best.lat == pytest.approx(34.73, abs=0.1) and "Homs" in site.best.source


def test_an_unknown_village_alone_has_no_point(read) -> None:
    (place,) = read("The village of Tal Borovnik was burned.", corpus=None).places

    assert (place.best.lat, place.best.lon) == (None, None)


def test_homonyms_are_ranked_by_the_other_places_and_offered(read) -> None:
    syrian = read("Clashes reached Homs, Hama and Tripoli.", corpus=None)
    libyan = read("Clashes reached Misrata, Sirte and Tripoli in Libya.", corpus=None)
    best = [next(one for one in found.places if one.name.startswith("Tripoli")) for found in (syrian, libyan)]

    assert best[1].best.country == "LY" and len(best[1].candidates) > 1
    assert {one.country for one in best[0].candidates} >= {"LY", "LB"}


def test_agencies_months_and_persons_are_no_places(read) -> None:
    assert not read("In March Reuters said that Mr Homsi had left.", corpus=None).places


def test_a_dateline_is_a_place(read) -> None:
    found = read("BAGHDAD (AP) - Two men left.", corpus=None)

    assert places_in(found) and not found.actors


@pytest.mark.parametrize(
    "text",
    ("MASKANAH. The men left.", "Maskanah: two men were killed.", "Maskanah — Two men were killed.", "• Maskanah. The men left."),
)
def test_a_name_that_heads_a_notice_is_a_place(read, text: str) -> None:
    assert [place.best.lat for place in read(text, corpus=None).places] == [pytest.approx(35.96, abs=0.1)]


def test_who_speaks_for_a_place_is_an_actor_and_the_place_a_place(read) -> None:
    found = read("The colonel met notables of Tafas on Monday.", corpus=None)

    assert [actor.name for actor in found.actors] == ["notables of Tafas"]
    assert list(places_in(found)) == ["Tafas"]


def test_a_homonym_lies_where_the_groups_of_the_text_are_at_home(read) -> None:
    (lebanon,) = read("Hezbollah gathered men in Tripoli.", corpus=None).places
    (libya,) = read("The Libyan National Army gathered men in Tripoli.", corpus=None).places

    assert (lebanon.best.country, libya.best.country) == ("LB", "LY")
    assert {one.country for one in lebanon.candidates} >= {"LB", "LY"}


def test_a_state_that_acts_is_no_place_because_a_group_of_it_is_named(read) -> None:
    assert read("Iran sent weapons to the Quds Force.", corpus=None).places == ()


def test_a_name_of_which_only_the_first_word_is_known_is_one_name(read) -> None:
    assert list(places_in(read("They took a house in Ain Borovnik.", corpus=None))) == ["Ain Borovnik"]
    assert [place.best.country for place in read("They took a house in Ain Issa.", corpus=None).places] == ["SY"]


def test_a_place_of_the_corpuss_own_gazetteer_is_found_behind_what_is_better_known(read, sample: Corpus, tmp_path: Path) -> None:
    rows = (
        "zarnuqa,Zarnuqa,زرنوقة,Zarnooqa Gate,town,town,35.1,40.2,,Deir ez-Zor,,SY,,gazetteer,GeoNames 77,",
        "homs-1,Homs,,,town,town,34.73,36.72,,Homs,,SY,,gazetteer,GeoNames 78,",
    )
    (tmp_path / "gazetteer.csv").write_text("\n".join((",".join(COLUMNS), *(f"{row}," for row in rows))) + "\n", encoding="utf-8")
    own = replace(sample, folder=tmp_path, fingerprint="with a gazetteer")

    found = read("Clashes broke out in Zarnuqa and in Homs.", corpus=own)
    without = read("Clashes broke out in Zarnuqa and in Homs.")

    zarnuqa, homs = found.places
    assert (zarnuqa.best.lat, zarnuqa.best.source) == (35.1, "gazetteer.csv, line 2: GeoNames 77")
    assert homs.best.id == "homs" and len(homs.candidates) == len(without.places[-1].candidates)
    assert not any(one.best.source.startswith("gazetteer.csv") for one in without.places)
