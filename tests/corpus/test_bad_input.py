"""Bad input gets a clear error with file, line, field and the near miss; the rest keeps working, nothing is lost."""

import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from lib.corpus.reading.read import read_corpus
from lib.errors import CorpusError, Problem
from lib.events.building.build import build_tables
from lib.settings import SAMPLE

ARTICLE = """---
id: "valley"
title: "Fighting at Homs"
publisher: "The Valley Post"
published: "2022-05-01"
text: "full"
events:
  - id: 1
    type: clash
    side_a: [ndf]
    side_b: [hezbollah]
    place: homs
    summary: "A clash."
    quote: "the NDF and Hezbollah fought in Homs"
---
On Tuesday the NDF and Hezbollah fought in Homs.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The sample's registry and gazetteer with two articles: one good, and one for a test to break."""
    for name in ("corpus.yaml", "actors.yaml", "places.csv"):
        shutil.copy(SAMPLE / name, tmp_path / name)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "good.md").write_text(ARTICLE.replace('"valley"', '"good"'), encoding="utf-8")
    return tmp_path


def broken(corpus: Path, old: str, new: str) -> list[Problem]:
    """The problems of the article with `old` replaced; the good one must read all the same."""
    assert old in ARTICLE
    (corpus / "articles" / "valley.md").write_text(ARTICLE.replace(old, new, 1), encoding="utf-8")
    read = read_corpus(corpus)
    assert [article.id for article in read.articles] == ["good"]
    assert read.left_out == ("articles/valley.md",)
    assert len(build_tables(read).events) == 1
    return [problem for problem in read.problems if problem.file == "articles/valley.md"]


BROKEN = {
    "broken YAML": ('title: "Fighting at Homs"', "title: Fighting: at Homs", 3, "", "not valid YAML", "double quotes"),
    "a repeated key": (
        '    summary: "A clash."',
        '    summary: "A."\n    summary: "A clash."',
        14,
        "events[1].summary",
        "stands twice",
        "keep one",
    ),
    "an unknown type": ("type: clash", "type: clahs", 9, "events[1].type", "not in the codebook", "clash"),
    "an unknown role": ("side_b:", "side_c:", 11, "events[1].side_c", "no field", "side_"),
    "an unknown actor": ("[hezbollah]", "[hezbolah]", 11, "events[1].side_b[1]", "no actor", "hezbollah"),
    "an unknown place": ("place: homs", "place: hooms", 12, "events[1].place", "no place", "homs"),
    "a quote that is not in the text": (
        'fought in Homs"',
        'battled in Homs"',
        14,
        "events[1].quote",
        "does not hold",
        "fought in Homs",
    ),
    "an impossible date": (
        "    place: homs",
        "    date: 2022-02-30\n    place: homs",
        12,
        "events[1].date",
        "not in the calendar",
        "day of the month",
    ),
    "same_as to nothing": (
        "    place: homs",
        "    same_as: good/7\n    place: homs",
        12,
        "events[1].same_as",
        "no event",
        "good/1",
    ),
    "a role the type does not have": (
        "side_b: [hezbollah]",
        "recruiter: [hezbollah]",
        11,
        "events[1].recruiter",
        "has no role",
        "side_a",
    ),
    "an actor that is not written as one": ("[hezbollah]", "{x: y}", 11, "events[1].side_b", "no field", "actor"),
    "an id that is not the file's name": ('id: "valley"', 'id: "vale"', 2, "id", "not the file's name", "valley"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_an_error_names_file_line_field_reason_and_near_miss(corpus: Path, case: str) -> None:
    old, new, line, field, what, hint = BROKEN[case]

    problems = broken(corpus, old, new)

    found = [problem for problem in problems if problem.field.startswith(field)]
    assert found, problems
    assert found[0].line == line
    assert what in found[0].what and hint in found[0].hint


def test_all_errors_of_a_file_come_at_once(corpus: Path) -> None:
    fields = "    place: hooms\n    date: 2022-13\n    claim: alleged\n    summary"

    problems = broken(corpus, "    place: homs\n    summary", fields)

    assert {problem.field for problem in problems} >= {"events[1].place[1]", "events[1].date", "events[1].claim"}


def test_two_events_with_one_id_are_an_error(corpus: Path) -> None:
    event = ARTICLE[ARTICLE.index("  - id: 1") : ARTICLE.index("---\nOn")]

    problems = broken(corpus, event, event + event)

    assert any("two events have the id “1”" in problem.what for problem in problems)


def test_an_ambiguous_place_is_an_error_that_names_the_candidates(corpus: Path) -> None:
    with (corpus / "places.csv").open("a", encoding="utf-8") as table:
        table.write("".join(f"{place},Hooms,,,town,town,,,,,,,,,\n" for place in ("hooms-1", "hooms-2")))

    problems = broken(corpus, "place: homs", "place: Hooms")

    assert any("several places" in problem.what and "hooms-1, hooms-2" in problem.hint for problem in problems)


def test_an_actor_that_is_part_of_itself_is_an_error_of_the_registry(corpus: Path) -> None:
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as registry:
        registry.write(
            "\n- {id: circle-a, name: A, kind: paramilitary, bloc: iran, part_of: [{actor: circle-b}]}\n"
            "- {id: circle-b, name: B, kind: paramilitary, bloc: iran, part_of: [{actor: circle-a}]}\n"
        )

    read = read_corpus(corpus)

    assert len([problem for problem in read.problems if "part of itself" in problem.what]) == 2
    assert all(problem.file == "actors.yaml" and problem.line for problem in read.problems)
    assert "circle-a" not in read.actors and len(read.articles) == 1


def test_an_empty_folder_says_which_files_are_missing(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path)

    assert {problem.file for problem in caught.value.problems} == {"corpus.yaml", "actors.yaml", "places.csv"}


def test_a_corpus_without_articles_is_read_and_says_so(corpus: Path) -> None:
    (corpus / "articles" / "good.md").unlink()

    read = read_corpus(corpus)

    assert read.articles == () and "holds no article" in read.problems[0].what
    assert build_tables(read).events.empty


@pytest.mark.parametrize("content", (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", b"---\nid: x\0y\n---\n"))
def test_a_binary_file_is_left_out_and_listed(corpus: Path, content: bytes) -> None:
    (corpus / "articles" / "valley.md").write_bytes(content)

    read = read_corpus(corpus)

    assert read.left_out == ("articles/valley.md",) and len(read.articles) == 1


def test_an_article_of_five_megabytes_is_read_and_a_missing_quote_in_it_is_said(corpus: Path) -> None:
    long = ARTICLE + "Nothing happened on the other days. " * 140_000

    (corpus / "articles" / "valley.md").write_text(long, encoding="utf-8")
    assert len(read_corpus(corpus).articles) == 2

    (corpus / "articles" / "valley.md").write_text(long.replace('fought in Homs"', 'sang in Homs"'), encoding="utf-8")
    assert "does not hold" in read_corpus(corpus).problems[0].what


def test_markup_and_formulas_in_a_text_are_only_text(corpus: Path) -> None:
    text = ARTICLE.replace('"A clash."', '"=HYPERLINK(\\"http://x\\") <script>alert(1)</script>"')
    (corpus / "articles" / "valley.md").write_text(text, encoding="utf-8")

    events = build_tables(read_corpus(corpus)).events

    assert events["summary"].tolist()[1] == '=HYPERLINK("http://x") <script>alert(1)</script>'


def test_a_reference_into_a_file_left_out_is_a_warning_and_the_file_stays(corpus: Path) -> None:
    good = ARTICLE.replace('"valley"', '"good"').replace("    place: homs", "    after: valley/1\n    place: homs")
    (corpus / "articles" / "good.md").write_text(good, encoding="utf-8")

    broken(corpus, "type: clash", "type: clahs")

    assert [problem.severity for problem in read_corpus(corpus).problems if problem.file == "articles/good.md"] == ["warning"]


def test_scalars_stay_what_was_written(corpus: Path) -> None:
    text = ARTICLE.replace('publisher: "The Valley Post"', "publisher: No").replace("id: 1", "id: 0o7")
    (corpus / "articles" / "valley.md").write_text(text, encoding="utf-8")

    article = read_corpus(corpus).articles[1]

    assert article.publisher == "No" and article.events[0].id == "valley/0o7"


def test_names_are_the_same_however_their_letters_with_marks_are_written(corpus: Path) -> None:
    apart, composed = (unicodedata.normalize(form, "café-أثر") for form in ("NFD", "NFC"))
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as registry:
        registry.write(f"\n- {{id: mill, name: {apart}, kind: paramilitary, bloc: iran}}\n")
    text = ARTICLE.replace('"valley"', composed).replace("[ndf]", f"[{composed}]").replace("the NDF and", f"the {composed} and")
    (corpus / "articles" / f"{apart}.md").write_text(text.replace("On Tuesday", apart), encoding="utf-8")

    read = read_corpus(corpus)

    assert [article.id for article in read.articles] == [composed, "good"] and not read.problems
    assert read.articles[0].text.startswith(apart)


def test_a_file_name_that_is_no_utf8_is_named_and_the_rest_reads(corpus: Path) -> None:
    with open(os.fsencode(corpus / "articles") + b"/\xff.md", "wb") as article:
        article.write(ARTICLE.encode())

    read = read_corpus(corpus)

    assert [article.id for article in read.articles] == ["good"] and len(read.left_out) == 1
    assert read.left_out[0].encode() and read.problems[0].field == "id"


def test_what_looks_like_an_article_and_is_not_read_is_said(corpus: Path) -> None:
    (corpus / "articles" / "gone.md").symlink_to(corpus / "nothing")
    (corpus / "articles" / "loud.MD").write_text(ARTICLE, encoding="utf-8")
    (corpus / "articles" / "old").mkdir()
    (corpus / "articles" / "old" / "valley.md").write_text(ARTICLE, encoding="utf-8")

    read = read_corpus(corpus)

    assert [problem.file for problem in read.problems] == ["articles/gone.md", "articles/loud.MD", "articles/old/valley.md"]
    assert {problem.severity for problem in read.problems} == {"warning"} and len(read.articles) == 1


def test_outlines_nested_without_end_are_a_warning(corpus: Path) -> None:
    (corpus / "boundaries.geojson").write_text("[" * 100_000, encoding="utf-8")

    assert [problem.file for problem in read_corpus(corpus).problems] == ["boundaries.geojson"]


def test_words_for_a_field_that_the_event_does_not_have_are_a_warning(corpus: Path) -> None:
    fields = (
        "    place: homs\n    evidence: {date: On Tuesday, killed: fought}\n    inferred: {date: which one is not told, issue: why}"
    )
    (corpus / "articles" / "valley.md").write_text(ARTICLE.replace("    place: homs", fields), encoding="utf-8")

    read = read_corpus(corpus)

    assert len(read.articles) == 2
    assert [(problem.line, problem.field, problem.severity) for problem in read.problems] == [
        (13, "events[1].evidence.killed", "warning"),
        (14, "events[1].inferred.issue", "warning"),
    ]
    assert "has no “killed”" in read.problems[0].what and "write killed: …" in read.problems[0].hint


@pytest.mark.parametrize("wholes", ({"a": "b", "b": "a"}, {"a": "b", "b": "c", "c": "a"}))
def test_events_that_are_parts_of_each_other_are_errors_in_each_of_their_files(corpus: Path, wholes: dict[str, str]) -> None:
    for name, whole in wholes.items():
        write_with(corpus, name, f"part_of: {whole}/1")

    read = read_corpus(corpus)

    assert read.left_out == tuple(f"articles/{name}.md" for name in wholes)
    assert [(problem.line, problem.field) for problem in read.problems] == [(12, "events[1].part_of")] * len(wholes)


def test_a_whole_that_same_as_makes_its_own_part_is_an_error_and_not_a_lost_event(corpus: Path) -> None:
    write_with(corpus, "a", "same_as: c/1\n    part_of: b/1")
    write_with(corpus, "b", "part_of: c/1")
    write_with(corpus, "c", "issue: influence\n    inferred: {issue: invented}")

    read = read_corpus(corpus)
    tables = build_tables(read)

    assert read.left_out == ("articles/a.md", "articles/b.md")
    assert ["part of itself" in problem.what for problem in read.problems] == [True, True]
    assert tables.events["event_id"].tolist() == ["c/1", "good/1"] and not len(tables.kin.wholes)


def write_with(corpus: Path, name: str, fields: str) -> None:
    """Write the good article once more under another name, its event with more fields."""
    text = ARTICLE.replace('"valley"', f'"{name}"').replace("    place: homs\n", f"    {fields}\n    place: homs\n")
    (corpus / "articles" / f"{name}.md").write_text(text, encoding="utf-8")


def swap(corpus: Path, name: str, old: str, new: str) -> None:
    text = (corpus / name).read_text(encoding="utf-8")
    assert old in text
    (corpus / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_point_with_lat_and_lon_the_wrong_way_round_is_doubted(corpus: Path) -> None:
    with (corpus / "places.csv").open("a", encoding="utf-8") as file:
        file.write("turned,Turned,,,town,town,38.3,34.7,,,,,,gazetteer,a map\nfar,Far,,,town,town,-10,-10,,,,,,gazetteer,a map\n")

    (found,) = read_corpus(corpus).problems

    assert (found.severity, found.field, found.hint) == ("warning", "lat", "perhaps lat 34.7 and lon 38.3, the other way round")


@pytest.mark.parametrize(
    "point,governorate,hint",
    (
        ("-34.7,36.7", "Homs", "perhaps lat 34.7 and lon 36.7, with another sign"),
        ("51.5,-0.1", "Homs", "look at the point"),
        ("51.5,-0.1", "", ""),
        ("0,0", "Homs", "leave lat and lon empty"),
        ("34.7,-36.7", "", "with the other sign"),
    ),
)
def test_a_point_that_cannot_be_outside_the_extent_is_doubted_once(corpus: Path, point: str, governorate: str, hint: str) -> None:
    with (corpus / "places.csv").open("a", encoding="utf-8") as file:
        file.write(f"lost,Lost,,,town,town,{point},,{governorate},,,,gazetteer,a map\n")

    problems = read_corpus(corpus).problems

    assert [problem.field for problem in problems] == (["lat"] if hint else [])
    assert all(hint in problem.hint for problem in problems)


def test_an_area_with_a_point_and_no_radius_is_doubted(corpus: Path) -> None:
    with (corpus / "places.csv").open("a", encoding="utf-8") as file:
        file.write("steppe,Steppe,,,desert,area,34.7,38.3,,,,,,gazetteer,a map\n")

    (found,) = read_corpus(corpus).problems

    assert (found.severity, found.field) == ("warning", "radius_km") and "no radius" in found.what


def test_a_country_that_is_no_code_says_what_would_be_one(corpus: Path) -> None:
    swap(corpus, "corpus.yaml", "countries: [SY", "countries: [Syria")

    (found,) = read_corpus(corpus).problems

    assert found.field.startswith("countries") and "no code of a country" in found.what and "as in SY" in found.hint


@pytest.mark.parametrize("name", ("valley.txt", "valley.MD", "deeper/valley.md", "valley.docx"))
def test_what_may_be_meant_as_an_article_and_is_none_is_told(corpus: Path, name: str) -> None:
    (corpus / "articles" / name).parent.mkdir(exist_ok=True)
    (corpus / "articles" / name).write_text(ARTICLE, encoding="utf-8")

    (found,) = read_corpus(corpus).problems

    assert (found.severity, found.file, found.what) == ("warning", f"articles/{name}", "is not read")


@pytest.mark.parametrize("written", ("ndf", "[ndf]", "{ndf: coder}"))
def test_a_tie_of_another_form_is_told_the_form_of_ties(corpus: Path, written: str) -> None:
    with (corpus / "actors.yaml").open("a", encoding="utf-8") as file:
        file.write(f"\n- {{id: unit, name: Unit, kind: guerrilla, bloc: government, part_of: {written}}}\n")

    hints = {found.field.split(".")[-1].split("[")[0]: found.hint for found in read_corpus(corpus).problems}
    assert any("{actor: …, source: …}" in hint for hint in hints.values())
    assert "foreign_militia" in hints["kind"] and "paramilitary" in hints["kind"]
