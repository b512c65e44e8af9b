"""`python -m lib suggest`: one output per input, named after it; what cannot be read is said and the rest go on."""

import datetime
import json
import shutil
from pathlib import Path

import pytest

from lib.commands import main
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.read import read_corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.settings import ROOT, SAMPLE
from lib.suggest.engine import suggest
from lib.suggest.standoff import ROLES

TEXT = "Clashes near Hama\nPublished: 2021-02-15\n\nHezbollah attacked the NDF near Hama on Friday. Three men were killed."
TEXTS = sorted((ROOT / "benchmarks/suggest/texts").glob("*.txt"))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "north.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def written(folder: Path, name: str = "north.json") -> dict:
    return json.loads((folder / name).read_text(encoding="utf-8"))


def test_json_named_after_the_input_with_offsets_into_its_text(article, tmp_path, capsys) -> None:
    assert main(["suggest", str(article), "--corpus", str(SAMPLE), "--out", str(tmp_path / "out")]) == 0

    found = written(tmp_path / "out")
    start, end = found["actors"][0]["offsets"][0]
    assert TEXT[found["text_offset"] :][start:end] == found["actors"][0]["mentions"][0] == "Hezbollah"
    attack = next(one for one in found["events"] if one["type"] == "attack")
    assert found["published"] == "2021-02-15" and attack["date"] == "2021-02-12"
    assert attack["casualties"] == {"killed": 3}
    assert "2 actors" in capsys.readouterr().out


@pytest.mark.parametrize("end", ("\n", "\r\n"))
def test_quotes_stand_in_the_file_word_for_word_though_metadata_is_cut_out(article, tmp_path, end: str) -> None:
    content = "hezbollah seized a base in\nPublished: 2021-02-15\n\nHama and detained three men of the NDF.".replace("\n", end)
    article.write_text(content, encoding="utf-8", newline="")

    assert main(["suggest", str(article), "--corpus", str(SAMPLE), "--out", str(tmp_path / "out")]) == 0

    events = written(tmp_path / "out")["events"]
    assert events and all(event["quote"] in content for event in events)


def test_the_option_goes_before_the_file_and_no_corpus_is_needed(article, tmp_path) -> None:
    assert main(["suggest", str(article), "--published", "2021-02-25", "--out", str(tmp_path / "out")]) == 0

    assert "2021-02-19" in [one["value"] for one in written(tmp_path / "out")["dates"]]


def test_a_draft_article_is_one_that_the_corpus_accepts(tmp_path) -> None:
    corpus = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))

    options = ["--corpus", str(corpus), "--format", "article", "--out", str(corpus / "articles")]
    assert main(["suggest", *map(str, TEXTS), *options]) == 0

    read = read_corpus(corpus)
    assert read.problems == () and len(read.articles) == 5 + len(TEXTS)
    assert sum(len(one.events) for one in read.articles if one.id[0] in "acd") > 20


def test_a_draft_names_what_the_registry_lacks(article, tmp_path) -> None:
    article.write_text(TEXT.replace("Hezbollah", "The Borovnik Brigade"), encoding="utf-8")

    main(["suggest", str(article), "--corpus", str(SAMPLE), "--format", "article", "--out", str(tmp_path)])

    assert "Borovnik Brigade" in (tmp_path / "north.md").read_text(encoding="utf-8").partition("\n---\n")[0]


def test_a_draft_holds_numbers_with_their_words(article, tmp_path) -> None:
    corpus = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    article.write_text(TEXT.replace("Three men", "At least three men"), encoding="utf-8")

    main(["suggest", str(article), "--corpus", str(corpus), "--format", "article", "--out", str(corpus / "articles")])

    read = read_corpus(corpus)
    killed = next(one for one in read.articles if one.id == "north").events[-1].quantities["killed"]
    assert read.problems == () and (killed.min, killed.max, killed.words) == (3, None, "At least three men")


def test_a_draft_says_in_comments_what_an_event_of_strangers_tells(article, tmp_path) -> None:
    strangers = TEXT.replace("Hezbollah", "The Borovnik Brigade").replace("the NDF near Hama", "the Zelenik Brigade near Palmyra")
    article.write_text(strangers, encoding="utf-8")

    main(["suggest", str(article), "--corpus", str(SAMPLE), "--format", "article", "--out", str(tmp_path)])

    draft = (tmp_path / "north.md").read_text(encoding="utf-8")
    assert all(f"\n  #   {told}" in draft for told in ("place: Palmyra", "date: 2021-02-12", "killed: Three men"))


def test_a_draft_has_no_gap_where_metadata_stood(article, tmp_path) -> None:
    main(["suggest", str(article), "--corpus", str(SAMPLE), "--format", "article", "--out", str(tmp_path)])

    assert (tmp_path / "north.md").read_text(encoding="utf-8").endswith("\n---\n" + TEXT.replace("Published: 2021-02-15\n", ""))


def test_rows_of_the_corpus_that_are_not_known_are_said(article, tmp_path, capsys) -> None:
    corpus = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    with (corpus / "places.csv").open("a", encoding="utf-8") as places:
        places.write("new,New,,,,twon,,,,,,,,,\n")

    assert main(["suggest", str(article), "--corpus", str(corpus), "--out", str(tmp_path / "out")]) == 0
    assert "left out and not known to the suggestions: 1 row of tables" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_said_and_the_rest_go_on(article, tmp_path, capsys) -> None:
    binary = tmp_path / "south.txt"
    binary.write_bytes(b"\0\1\2")

    assert main(["suggest", str(binary), str(tmp_path / "none.txt"), str(article), "--out", str(tmp_path / "out")]) == 1

    errors = capsys.readouterr().err
    assert "south.txt" in errors and "binary" in errors and "none.txt" in errors and "2 of 3 files" in errors
    assert written(tmp_path / "out")["events"]


def test_two_inputs_of_one_name_do_not_overwrite_each_other(article, tmp_path, capsys) -> None:
    other = tmp_path / "other" / "north.txt"
    other.parent.mkdir()
    other.write_text("Another text.", encoding="utf-8")

    assert main(["suggest", str(article), str(other), "--out", str(tmp_path / "out")]) == 1
    assert written(tmp_path / "out")["events"] and "north.json" in capsys.readouterr().err


def test_an_article_that_is_there_already_is_left_as_it_is(article, tmp_path, capsys) -> None:
    options = ["--corpus", str(SAMPLE), "--format", "article", "--out", str(tmp_path / "out")]
    main(["suggest", str(article), *options])
    draft = tmp_path / "out" / "north.md"
    draft.write_text(draft.read_text(encoding="utf-8") + "A person's own line.", encoding="utf-8")

    assert main(["suggest", str(article), *options]) == 1
    assert draft.read_text(encoding="utf-8").endswith("A person's own line.") and "north.md" in capsys.readouterr().err


@pytest.mark.parametrize("value", ("mid February", "unknown", "31/31/2021"))
def test_a_date_that_is_none_is_told_and_the_rest_goes_on(article, tmp_path, capsys, value: str) -> None:
    article.write_text(TEXT.replace("2021-02-15", value), encoding="utf-8")

    assert main(["suggest", str(article), "--out", str(tmp_path / "out")]) == 0
    assert "line 2" in (error := capsys.readouterr().err) and "taken as unknown" in error
    assert written(tmp_path / "out")["events"]


@pytest.mark.parametrize("form", ("gold", "article"))
def test_what_a_person_has_changed_is_not_written_over_and_the_same_again_is_no_error(article, tmp_path, capsys, form) -> None:
    options = ["suggest", str(article), "--out", str(tmp_path / "out"), "--format", form, "--corpus", str(SAMPLE)]
    assert main(options) == 0
    target = next((tmp_path / "out").iterdir())
    if form == "gold":
        assert main(options) == 0
    target.write_bytes(target.read_bytes() + b"\n")
    changed = target.read_bytes()

    assert main(options) == 1
    assert target.read_bytes() == changed and "already" in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == [target]


def test_a_draft_says_that_it_is_one_and_counts_only_where_asked_for(article, tmp_path) -> None:
    corpus = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    assert main(["suggest", str(article), "--out", str(corpus / "articles"), "--format", "article", "--corpus", str(corpus)]) == 0
    read = read_corpus(corpus)
    tables = build_tables(read)

    drafts = tables.events.loc[tables.events["articles"] == "north", "event_id"]

    ledger = select_events(tables, read, Filters()).ledger
    assert len(drafts) and set(drafts) == set(ledger.rows("drafts"))
    assert set(drafts) <= set(select_events(tables, read, Filters(drafts=True)).events["event_id"])


@pytest.mark.parametrize(
    ("text", "name"),
    (
        ("Soldiers clashed with Abdulrahman Qasim's men.", "Abdulrahman Qasim"),
        ("Soldiers clashed with Abdulrahman Qasim’s men.", "Abdulrahman Qasim"),
        ("Soldiers clashed with Mahmoud Idris' men.", "Mahmoud Idris"),
    ),
)
def test_a_possessive_is_no_part_of_a_name(text: str, name: str) -> None:
    assert name in [actor.name for actor in suggest(text, None, None).actors]


@pytest.mark.parametrize("aside", (", formerly the Third Brigade,", " (previously the Third Brigade)", ""))
def test_what_somebody_was_before_does_not_act_and_makes_no_history(aside: str) -> None:
    found = suggest(f"The Fourth Legion{aside} clashed with Hezbollah in Palmyra.", None, None)

    assert [{found.actors[role.actor].name for role in event.roles} for event in found.events] == [{"Fourth Legion", "Hezbollah"}]
    assert not found.events[0].background


def test_arabic_written_with_farsi_letters_names_the_same_actors_and_places(sample) -> None:
    arabic = "الدفاع الوطني وحزب الله في تدمر ومدينة الميادين"
    farsi = arabic.translate(str.maketrans("يك", "یک"))

    one, other = (suggest(text, None, sample) for text in (arabic, farsi))

    assert [actor.id for actor in one.actors] == [actor.id for actor in other.actors] != []
    assert [place.best.id for place in one.places] == [place.best.id for place in other.places] != []


def test_a_draft_never_replaces_an_article_that_is_there(article, tmp_path, capsys) -> None:
    corpus = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    there = corpus / "articles" / "ndf-dissolution.md"
    before = there.read_text(encoding="utf-8")
    raw = article.rename(tmp_path / "ndf-dissolution.txt")

    options = ["--corpus", str(corpus), "--format", "article", "--out", str(corpus / "articles")]
    assert main(["suggest", str(raw), *options]) == 1
    assert there.read_text(encoding="utf-8") == before and "may hold work" in capsys.readouterr().err


def test_no_file_that_is_read_is_written_over(article, tmp_path, capsys) -> None:
    raw = article.rename(tmp_path / "north.json")

    assert main(["suggest", str(raw), "--out", str(tmp_path)]) == 1
    assert raw.read_text(encoding="utf-8") == TEXT and "a file to read" in capsys.readouterr().err


def test_what_cannot_be_written_is_said_and_the_rest_go_on(article, tmp_path, capsys) -> None:
    south = tmp_path / "south.txt"
    south.write_text(TEXT, encoding="utf-8")
    (tmp_path / "out" / "north.json").mkdir(parents=True)
    long = article.with_name("n" * 252 + ".t")  # its suggestions' name is longer than a disk's names are
    long.write_text(TEXT, encoding="utf-8")

    assert main(["suggest", str(article), str(long), str(south), "--out", str(tmp_path / "out")]) == 1
    assert written(tmp_path / "out", "south.json")["events"]
    assert capsys.readouterr().err.count("cannot be written") == 2


TITLES = (
    "- a dash",
    "@at: the 'start' \"of\" #it",
    "{a: b} [c] & * ! | > % `",
    "null",
    "---",
    "2021-02-15",
    "\\u0041 \\n back\\slash",
    "Bell \x07, delete \x7f, \x9f and \ufffe",
    "Marks behind \ufffe\u0301 and \x08\u0307 and \x1b\u0307",
    "Very long " * 3000,
    "Syria: Clashes in Homs",
    "\u202eturned\u202c 😀 e\u0301",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("name", ("north", "two words", "a:b,c;~", "قوات", ".hidden", "null", "-"))
def test_a_draft_is_accepted_whatever_its_title_and_name(tmp_path, title: str, name: str) -> None:
    corpus = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    file = tmp_path / f"{name}.txt"
    file.write_text(f"{title}\n\nHezbollah\ntook\nover\nthe base of\tthe NDF\x7f near Hama.", encoding="utf-8")

    options = ["--corpus", str(corpus), "--format", "article", "--out", str(corpus / "articles")]
    assert main(["suggest", str(file), *options]) == 0

    read = read_corpus(corpus)
    assert read.problems == () and len(read.articles) == 6


def test_every_suggestion_has_a_reason_and_a_confidence(article, tmp_path) -> None:
    article.write_text(f"{TEXT} SANA said that 20 men fled to Tripoli.", encoding="utf-8")

    main(["suggest", str(article), "--corpus", str(SAMPLE), "--out", str(tmp_path / "out")])

    found = written(tmp_path / "out")
    for kind in ("actors", "sources", "places", "dates", "quantities", "events"):
        assert found[kind] and all(one["reason"] and 0 < one["confidence"] <= 1 for one in found[kind])
    text = article.read_text(encoding="utf-8")
    roles = [role for event in found["events"] for role in event["actors"]]
    assert roles and all(role["reason"] and text[slice(*role["offsets"][0])] for role in roles)


def test_an_event_says_which_of_the_dates_and_places_it_means(article, tmp_path) -> None:
    main(["suggest", str(article), "--corpus", str(SAMPLE), "--out", str(tmp_path / "out")])

    found = written(tmp_path / "out")
    attack = next(one for one in found["events"] if one["type"] == "attack")
    assert found["dates"][attack["date_index"]]["value"] == attack["date"]
    assert found["places"][attack["place_index"]]["name"] == attack["place"] == "Hama"


@pytest.mark.parametrize(
    ("text", "note"),
    (("<p>Hezbollah left <b>Hama</b>.</p>", "HTML"), ("Hezbollah left&nbsp;Hama.", "HTML"), (TEXT.upper(), "capital letters")),
)
def test_notes_say_what_to_mend_in_the_file(article, tmp_path, text: str, note: str) -> None:
    article.write_text(text, encoding="utf-8")

    assert main(["suggest", str(article), "--out", str(tmp_path / "out")]) == 0
    assert [one for one in written(tmp_path / "out")["notes"] if note in one]


def test_an_ordinary_text_has_no_notes(article, tmp_path) -> None:
    article.write_text(TEXT + " They said 3 < 5 & 6 > 4.", encoding="utf-8")

    main(["suggest", str(article), "--out", str(tmp_path / "out")])

    assert written(tmp_path / "out")["notes"] == []


def test_dates_that_wait_for_the_day_of_publication_are_noted(article, tmp_path, capsys) -> None:
    article.write_text("They left on Friday and came back yesterday.", encoding="utf-8")

    assert main(["suggest", str(article), "--out", str(tmp_path / "out")]) == 0

    assert any("2 dates stay open" in note for note in written(tmp_path / "out")["notes"])
    assert "--published" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", (["--published", "tomorrow"], ["--format", "article"], ["--corpus", "nowhere"]))
def test_wrong_usage_exits_2(article, tmp_path, arguments) -> None:
    with pytest.raises(SystemExit) as exit_code:
        main(["suggest", str(article), "--out", str(tmp_path / "out"), *arguments])

    assert exit_code.value.code == 2


def test_the_form_has_a_word_for_every_role_of_the_codebook_and_for_types_what_that_says() -> None:
    assert set(ROLES) == set(CODEBOOK.roles)
    assert (CODEBOOK.types["clash"].form, CODEBOOK.types["killing"].form) == ("clash", "other")


@pytest.mark.parametrize(
    ("text", "note"),
    (
        ("هاجم حزب الله الدفاع الوطني في القريتين وقتل 12 عنصرا.", "Arabic"),
        ("hezbollah attacked the national defense forces in the city of homs on friday and killed two men there", "capital"),
        ("", "empty"),
    ),
)
def test_notes_say_what_the_engine_could_not_do(read, text: str, note: str) -> None:
    found = read(text)

    assert any(note in one for one in found.notes)
    assert not text or (found.actors and found.places)


def test_numbers_of_arabic_text_are_found(read) -> None:
    assert [one.min for one in read("قتل 12 عنصرا في القريتين.").quantities] == [12]


def test_a_publication_date_in_the_future_is_noted(read) -> None:
    assert any("future" in note for note in read("They left on Friday.", published=datetime.date(2999, 1, 1)).notes)


def test_a_part_names_its_whole_in_both_forms(tmp_path: Path) -> None:
    article = tmp_path / "parts.txt"
    article.write_text(
        "The NDF and Hezbollah sent reinforcements to Homs. Hezbollah sent fighters from Palmyra. The NDF sent forces from Hama.\n",
        encoding="utf-8",
    )
    corpus = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))

    assert main(["suggest", str(article), "--corpus", str(corpus), "--out", str(tmp_path)]) == 0
    assert main(["suggest", str(article), "--corpus", str(corpus), "--format", "article", "--out", str(corpus / "articles")]) == 0

    form = json.loads((tmp_path / "parts.json").read_text(encoding="utf-8"))
    assert [event["part_of"] for event in form["events"]] == [None, "parts-e01", "parts-e01"]
    whole, *parts = read_corpus(corpus).articles[[one.id for one in read_corpus(corpus).articles].index("parts")].events
    assert [part.part_of for part in parts] == [whole.id, whole.id]
