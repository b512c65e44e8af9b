"""An error leaves out only what it touches: a row, a value, what names it; it is said once, and everything else is read."""

import pytest

from lib.corpus.reading.read import read_corpus

CLASH = (
    "events:\n  - id: 1\n    type: clash\n    side_a: [river-guard]\n    side_b: [northern-front]\n    place: ford-upper\n"
    "    summary: S\n    quote: the River Guard shot at the Northern Front\n    evidence: {place: near Upper Ford}"
)
OTHER = "events:\n  - id: 1\n    type: clash\n    side_a: [northern-front]\n    summary: S\n    quote: the Northern Front"


def swap(folder, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def test_one_bad_actor_leaves_out_its_articles_and_is_said_once_each(read, folder) -> None:
    swap(folder, "actors.yaml", "kind: paramilitary, bloc: south, part_of", "kind: army, bloc: south, part_of")

    corpus = read(a=CLASH.replace("[river-guard]", "[river-guard, River Guard]"), b=OTHER)

    assert "river-guard" not in corpus.actors and [article.id for article in corpus.articles] == ["b"]
    errors = [problem for problem in corpus.problems if problem.severity == "error"]
    assert [problem.file for problem in errors if "left out" in problem.what] == ["articles/a.md"]
    assert [problem.field for problem in errors if problem.file == "actors.yaml"] == ["[2].kind"]
    assert all("actors.yaml:2" in problem.hint for problem in errors if problem.file == "articles/a.md")


def test_ties_to_an_actor_left_out_are_one_warning_with_their_number(read, folder) -> None:
    swap(folder, "actors.yaml", "name: Delta State, kind: state", "name: Delta State, kind: stat")

    corpus = read(b=OTHER)

    found = [problem for problem in corpus.problems if problem.severity == "warning"]
    assert len(found) == 1 and found[0].line == 1 and "delta-state" in found[0].what
    assert corpus.actors["river-guard"].part_of == () and len(corpus.articles) == 1


def test_one_bad_place_leaves_out_its_row(read, folder) -> None:
    with (folder / "places.csv").open("a", encoding="utf-8") as table:
        table.write("odd,Odd,,,town,town,99,1,,,,,,gazetteer,a map\n")
    front = OTHER.replace("    summary", "    place: odd\n    inferred: {place: why}\n    summary")

    corpus = read(a=front, b=OTHER)

    assert "odd" not in corpus.places and [article.id for article in corpus.articles] == ["b"]
    table, article = sorted((problem for problem in corpus.problems), key=lambda one: one.file, reverse=True)
    assert table.field == "lat" and article.hint == f"mend places.csv:{table.line}"


@pytest.mark.parametrize(
    "old,new,field",
    (
        ("hue: teal", "hue: pink", "blocs[1].hue"),
        ("title:", "titel:", "title"),
        ("west: -1.0", "west: 9", "extent"),
        ("countries: [QX]", "countries: [Quax]", "countries[1]"),
        ("south: 10.0", "south: -100", "extent.south"),
    ),
)
def test_one_bad_setting_leaves_the_rest(read, folder, old: str, new: str, field: str) -> None:
    swap(folder, "corpus.yaml", old, new)

    corpus = read(b=OTHER)

    assert field in {problem.field for problem in corpus.problems} and len(corpus.articles) == 1
    assert [bloc.id for bloc in corpus.settings.blocs] == ["north", "south"] and len({b.hue for b in corpus.settings.blocs}) == 2
    assert {problem.file for problem in corpus.problems} == {"corpus.yaml"}


def test_problems_of_every_file_come_in_one_round(folder) -> None:
    for name, old, new in (("corpus.yaml", "hue: teal", "hue: pink"), ("actors.yaml", "kind: state", "kind: stat")):
        swap(folder, name, old, new)
    with (folder / "places.csv").open("a", encoding="utf-8") as table:
        table.write("odd,Odd,,,twn,twn,,,,,,,,,\n")
    (folder / "articles" / "x.md").write_text("no front matter", "utf-8")

    files = {problem.file for problem in read_corpus(folder).problems if problem.severity == "error"}

    assert files == {"corpus.yaml", "actors.yaml", "places.csv", "articles/x.md"}


BLOCS = (
    "blocs:\n  - {id: north, label: Northern camp, label_ar: معسكر الشمال, hue: teal}\n"
    "  - {id: south, label: Southern camp, label_ar: معسكر الجنوب, hue: olive}\n"
)
MANY = "blocs:\n" + "".join(
    f"  - {{id: {name}, label: {name}, hue: {hue}}}\n"
    for name, hue in zip(
        ("c", "d", "e", "f", "north", "g", "h", "south"), ("blue", "orange", "green", "purple", "teal", "slate", "olive", "blue")
    )
)


@pytest.mark.parametrize(
    "written,field,without",
    (
        (BLOCS.replace("label: Northern camp, ", ""), "blocs[1].label", 0),
        (BLOCS.replace("Southern camp", '"\\u200b"'), "blocs[2].label", 0),
        (BLOCS.replace("معسكر الشمال", "[a, b]"), "blocs[1].label_ar", 0),
        (BLOCS.replace("hue: olive", "hue: olive, colour: red"), "blocs[2].colour", 0),
        (MANY, "blocs", 3),
        (BLOCS.replace("id: north", "id: no:rth"), "blocs[1].id", 2),
        ("blocs: []\n", "", 4),
        ("blocs: north\n", "blocs", 4),
        ("", "blocs", 4),
    ),
)
def test_a_bloc_with_an_error_leaves_out_no_actor(read, folder, written: str, field: str, without: int) -> None:
    swap(folder, "corpus.yaml", BLOCS, written)

    corpus = read(b=OTHER)

    assert len(corpus.actors) == 4 and len(corpus.articles) == 1 and not corpus.left_out_rows
    assert [problem.field for problem in corpus.problems if problem.severity == "error"] == ([field] if field else [])
    assert [int(problem.what.rpartition(" ")[2]) for problem in corpus.problems if problem.severity == "warning"] == (
        [without] if without else []
    )
    assert sum(not actor.bloc for actor in corpus.actors.values()) + (field == "blocs[1].id") >= bool(without)
    assert all("perhaps" not in problem.hint for problem in corpus.problems)


def test_a_bloc_that_none_has_is_said_beside_one_that_is_left_out(read, folder) -> None:
    swap(folder, "corpus.yaml", "id: north", "id: [north]")
    swap(folder, "actors.yaml", "kind: state, bloc: south", "kind: state, bloc: [{bloc: suoth}, {bloc: nroth}]")

    told = [(problem.file, problem.field) for problem in read(b=OTHER).problems if problem.severity == "error"]

    assert ("corpus.yaml", "blocs[1].id") in told and ("actors.yaml", "[1].bloc") not in told
