"""What somebody answers about the names of a layer is written, read again, and can be answered otherwise."""

import csv
import shutil
from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus
from lib.exchange.folder import write_file, write_folder
from lib.layers.answering import Given, answer_files, asked_again
from lib.layers.importing import Import, Wish, files_with, prepare
from lib.layers.reading import read_layer
from lib.settings import SAMPLE
from tests.layers.tables import FIGHT, corpus_of, ged

SIDES = {"side_a": "Hizballah", "side_a_new_id": "1", "side_b": "Fourth Division Men", "side_b_new_id": "2"}
ROWS = ged(FIGHT | SIDES | {"adm_1": "Homms"})


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return corpus_of(Path(shutil.copytree(SAMPLE, tmp_path / "corpus")))


@pytest.fixture
def ready(corpus: Corpus) -> Import:
    return prepare("ged.csv", ROWS.encode(), corpus, Wish("ged", "GED"))


def rows_of(files: dict[str, bytes], name: str) -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1:]) for row in csv.reader(files[name].decode().splitlines())}


def test_a_very_name_is_taken_and_a_like_one_waits(ready: Import) -> None:
    offered = {one.theirs: (one.ours, bool(one.near)) for one in ready.offers.actors}

    assert offered == {"Hizballah": ("hezbollah", True), "Fourth Division Men": ("", True)}
    assert [one.theirs for one in ready.offers.regions] == ["Homms"]
    written = rows_of(files_with(ready), "actors.csv")
    assert written["Hizballah"][:2] == ("hezbollah", "same") and written["Fourth Division Men"][:2] == ("", "")


def test_answers_are_written_and_read_again(corpus: Corpus, ready: Import) -> None:
    given = Given({"Hizballah": ("different", ""), "Fourth Division Men": ("same", "fourth-division")}, {"Homms": "Homs"})
    write_folder(ready.target, files_with(ready, given))

    layer, problems = read_layer(ready.target, corpus)

    assert layer and {named.name: layer.matched.get(named.key) for named in layer.reading.names} == {
        "Hizballah": None,
        "Fourth Division Men": "fourth-division",
    }
    assert not any("Homms" in problem.what for problem in problems)
    assert layer.places[0].governorates == ("Homs",)


def test_what_waits_is_asked_first_and_what_is_answered_can_be_answered_otherwise(corpus: Corpus, ready: Import) -> None:
    write_folder(ready.target, files_with(ready, Given({"Hizballah": ("different", "")})))
    layer, _ = read_layer(ready.target, corpus)
    assert layer
    texts = {name: (ready.target / name).read_text(encoding="utf-8") for name in ("actors.csv", "governorates.csv")}

    offers, before = asked_again(texts, layer.reading, "ged", corpus)

    assert [one.theirs for one in offers.actors] == ["Fourth Division Men", "Hizballah"]
    assert before.actors == {"Hizballah": ("different", "")} and [one.theirs for one in offers.regions] == ["Homms"]
    again = answer_files(ready.target, offers, Given({"Hizballah": ("same", "hezbollah")}))
    write_file(ready.target / "actors.csv", again["actors.csv"])
    assert rows_of(again, "actors.csv")["Hizballah"] == ("hezbollah", "same", "the very name")
    changed, _ = read_layer(ready.target, corpus)
    assert changed and changed.matched == {"1": "hezbollah"}


def test_rows_that_somebody_wrote_by_hand_stay(corpus: Corpus, ready: Import) -> None:
    ready.target.mkdir(parents=True)
    (ready.target / "actors.csv").write_text("theirs,ours,answer,like\nSomebody,ndf,same,by hand\n", encoding="utf-8")

    written = rows_of(files_with(ready, Given({"Hizballah": ("later", "")})), "actors.csv")

    assert written["Somebody"] == ("ndf", "same", "by hand") and written["Hizballah"] == ("", "later", "the very name")


def test_of_several_who_are_called_alike_it_is_asked_once(corpus: Corpus) -> None:
    rows = (FIGHT | SIDES, FIGHT | SIDES | {"id": "9", "side_a_new_id": "77"})

    offers = prepare("ged.csv", ged(*rows).encode(), corpus, Wish("ged", "GED")).offers

    assert [one.theirs for one in offers.actors].count("Hizballah") == 1


def test_a_governorate_under_its_name_in_arabic_is_offered_and_not_taken(corpus: Corpus) -> None:
    rows = (FIGHT | {"adm_1": "دير الزور"}, FIGHT | {"id": "9", "adm_1": "محافظة حلب"})

    ready = prepare("ged.csv", ged(*rows).encode(), corpus, Wish("ged", "GED"))

    assert {one.theirs: one.like for one in ready.offers.regions} == {
        "دير الزور": "perhaps “Deir ez-Zor”",
        "محافظة حلب": "perhaps “Aleppo”",
    }
    assert {place.governorates for place in ready.layer.places} == {("دير الزور",), ("محافظة حلب",)}
