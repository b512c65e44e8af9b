"""Events of two codings find their counterparts, whatever ids they bear, and what differs of them is told field by field."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from itertools import permutations

import pytest

from lib.agreeing.codings import codings_of
from lib.agreeing.comparing import agreement, compared, same_of
from lib.agreeing.fields import in_words
from lib.agreeing.pairing import _matched, paired
from lib.corpus.model.models import Quantity
from lib.corpus.reading.read import read_corpus
from lib.settings import ROOT
from tests.agreeing.two_codings import EVENTS, FIRST, OTHERS, TEXT, article_of, corpus_with, read


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return read(corpus_with(tmp_path_factory.mktemp("codings")))[1]


def test_events_are_paired_by_words_then_by_what_they_tell(found):
    assert [pair.key for pair in found.pairs] == ["1|1", "2|2", "3|7", "4|", "|9"]


def test_what_differs_is_told_and_a_mutual_event_told_the_other_way_round_does_not_differ(found):
    told = {(one.pair.key, one.field.id): (one.first, one.second) for one in found.differences}

    assert told == {
        ("1|1", "type"): ("attack", "clash"),
        ("1|1", "left"): ({"ndf"}, {"hezbollah"}),
        ("1|1", "right"): ({"hezbollah"}, {"ndf"}),
        ("1|1", "date"): ("2021-05-03", "2021-05-04"),
        ("1|1", "killed"): ("2", "3 or more"),
        ("2|2", "mode"): ("quarrel", "rivalry"),
        ("2|2", "claim"): ("reported", "alleged"),
        ("3|7", "place"): ({"homs"}, {"homs", "palmyra"}),
    }
    assert [same_of(pair) for pair in found.both] == [(5, 10), (8, 10), (8, 9)]


def test_agreement_counts_units_by_field_and_who_found_what(found):
    total = agreement([found])
    rows = {row.id: row.alpha for row in total.rows}

    assert (total.articles, total.both, total.first, total.second) == (1, 3, 1, 1)
    assert (rows["found"].n, rows["found"].same) == (8, 5)  # sentences: two of them are not told of by either
    assert [(rows[name].n, rows[name].same) for name in ("type", "left", "place", "first_day", "killed")] == [
        (3, 2), (3, 2), (3, 2), (1, 0), (1, 0),
    ]  # fmt: skip
    assert "goods" not in rows and [row.id for row in total.rows][:3] == ["found", "type", "mode"]


def test_which_coding_comes_first_changes_no_pair(found):
    one, other = found.twice.first.article, found.twice.second.article

    assert {(pair.first, pair.second) for pair in _ids(paired(one, other))} == {
        (pair.second, pair.first) for pair in _ids(paired(other, one))
    }


def _ids(pairs):
    return [replace(pair, first=pair.first and pair.first.id, second=pair.second and pair.second.id) for pair in pairs]


def test_one_sentence_with_two_events_gives_each_its_own_counterpart(tmp_path):
    quote = "The NDF and the IRGC then quarrelled over pay in Palmyra"
    two = [EVENTS[1] | {"id": "1", "after": []}, EVENTS[3] | {"id": "2", "quote": quote, "part_of": None}]
    swapped = [two[1] | {"id": "8"}, two[0] | {"id": "9"}]

    folder = corpus_with(tmp_path, article_of(two), ("depot.sam.md", article_of(swapped)))

    assert [pair.key for pair in read(folder)[1].pairs] == ["1|9", "2|8"]


def test_a_text_that_was_changed_since_is_compared_by_its_words_and_said(tmp_path):
    later = article_of(OTHERS).replace(TEXT[:3], "Later it was told. On ")
    folder = corpus_with(tmp_path, "", ("depot.sam.md", later))

    found = read(folder)[1]

    assert found.text_differs and [pair.key for pair in found.pairs] == ["1|1", "2|2", "3|7", "4|", "|9"]
    assert "found" not in {row.id for row in agreement([found]).rows}


def test_one_broken_coding_is_said_with_its_line_and_leaves_all_others(tmp_path):
    broken = article_of(OTHERS).replace("type: clash", "type: clahs")
    files = {
        "depot.sam.md": article_of(OTHERS, "Sam"),
        "depot.broken.md": broken,
        "depo.sam.md": article_of(OTHERS),
        "depot.md": article_of(OTHERS),
        "depot.half.md": "---\nid: depot",
    }
    corpus = read_corpus(corpus_with(tmp_path, "", *files.items()))

    found = codings_of(corpus)
    errors = [str(one) for one in found.problems if one.severity == "error"]

    assert [one.key for one in found.twice] == ["depot.sam"] and found.twice[0].second.who == "Sam"
    assert len(errors) == 4 and errors[0].endswith("no article “depo” (perhaps “depot”)")
    line = broken.splitlines().index("    type: clahs") + 1
    assert errors[1].startswith(f"articles/.codings/depot.broken.md:{line}: events[1].type: “clahs” is not in the codebook")
    assert "front matter does not end" in errors[2] and "call it <article>.<coder>.md" in errors[3]
    assert not [one for one in corpus.problems if ".codings" in one.file] and len(corpus.articles) == 6


def test_codings_of_an_article_that_is_left_out_wait_and_say_so(tmp_path):
    corpus = read_corpus(corpus_with(tmp_path, article_of(EVENTS).replace("type: attack", "type: atack")))

    found = codings_of(corpus)

    assert found.twice == () and any("left out for errors" in one.what for one in found.problems)


def test_a_number_told_actor_by_actor_is_compared_by_its_sum(tmp_path):
    apart = [{"actor": "ndf", "n": "1"}, {"actor": "hezbollah", "n": "1"}]
    events = [EVENTS[0] | {"killed": apart, "evidence": {"killed": "Two men"}}, *EVENTS[1:]]
    folder = corpus_with(tmp_path, article_of(events), ("depot.sam.md", article_of(EVENTS)))

    assert read(folder)[1].differences == ()


def test_bounds_are_told_as_they_are():
    told = [Quantity(2, 2), Quantity(2, None), Quantity(None, 9), Quantity(2, 9), Quantity(30, 30, True)]

    assert [in_words(one) for one in (None, *told)] == ["", "2", "2 or more", "up to 9", "2–9", "about 30"]


def test_each_of_several_codings_is_compared_with_the_first(tmp_path):
    folder = corpus_with(tmp_path, "", ("depot.a.md", article_of(OTHERS)), ("depot.b.md", article_of(EVENTS)))

    twice = codings_of(read_corpus(folder)).twice
    total = agreement([compared(one) for one in twice])

    rows = {row.id: row.alpha for row in total.rows}

    assert [one.key for one in twice] == ["depot.a", "depot.b"] and total.articles == 1
    assert (total.both, total.first, total.second) == (4, 0, 1)  # an event that three coders have is one
    assert (rows["found"].n, rows["type"].n, rows["type"].same) == (8, 4, 3)


def test_what_the_first_coder_has_not_is_paired_among_the_others(tmp_path):
    names = ("depot.a.md", "depot.b.md", "depot.c.md")
    folder = corpus_with(tmp_path, "", *zip(names, (article_of(OTHERS), article_of(EVENTS), article_of(OTHERS))))

    total = agreement([compared(one) for one in codings_of(read_corpus(folder)).twice])

    assert (total.both, total.first, total.second, total.most) == (5, 0, 0, 4)
    assert next(row.alpha for row in total.rows if row.id == "type").n == 5


def test_which_events_are_paired_is_the_same_in_any_process():
    code = (
        "from lib.agreeing.pairing import _matched; "
        "print(_matched({(4 * k + a, 4 * k + b): 500 for k in range(3) for a in range(2) for b in range(2)}))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, check=True
        ).stdout
        for seed in "12345"
    }
    assert len(told) == 1


def test_a_draft_is_nobodys_decision_and_is_not_compared(tmp_path):
    drafts = [EVENTS[0], EVENTS[1] | {"status": "draft"}, *EVENTS[2:]]

    found = read(corpus_with(tmp_path, article_of(drafts), ("depot.sam.md", article_of(OTHERS))))[1]

    assert [pair.key for pair in found.pairs] == ["1|1", "|2", "3|7", "4|", "|9"]
    total = agreement([found])
    assert (total.both, total.first, total.second) == (2, 1, 2) and total.rows[0].alpha.same == 4  # of 5 sentences before


@pytest.mark.parametrize("seed", range(6))
def test_of_all_ways_to_pair_the_nearest_is_taken(seed):
    draw = random.Random(seed)
    near = {(a, b): draw.randint(250, 1000) for a in range(5) for b in range(5) if draw.random() < 0.5}
    ways = (list(zip(order, range(5))) for order in permutations(range(5)))

    assert sum(near[pair] for pair in _matched(near)) == max(sum(near.get(pair, 0) for pair in way) for way in ways)


def test_without_a_word_in_common_only_what_was_told_of_the_same_place_is_one(tmp_path):
    met = "A week on the NDF and Hezbollah met in Homs"
    alike = EVENTS[0] | {"quote": met, "killed": None}  # the same type, people and place, told in another sentence
    elsewhere = alike | {"place": ["palmyra"]}
    among_others = alike | {"initiator": ["irgc"], "place": None}
    for other, expected in ((alike, ["1|9"]), (elsewhere, ["1|", "|9"]), (among_others, ["1|", "|9"])):
        one = article_of([EVENTS[0] | {"quote": "the NDF shelled a depot of Hezbollah in Homs"}])
        folder = corpus_with(
            tmp_path / str(len(list(tmp_path.iterdir()))), one, ("depot.sam.md", article_of([other | {"id": "9"}]))
        )
        assert [pair.key for pair in read(folder)[1].pairs] == expected


def test_a_word_or_two_in_common_do_not_make_two_events_one(tmp_path):
    quote = "Homs. A guard of the Russian forces watched them"
    other = {"id": "9", "type": "statement", "initiator": ["irgc"], "summary": "A word.", "quote": quote}
    folder = corpus_with(tmp_path, article_of([EVENTS[2]]), ("depot.sam.md", article_of([other])))

    assert [pair.key for pair in read(folder)[1].pairs] == ["3|", "|9"]


def test_what_is_kept_of_the_first_coder_is_compared_only_once_it_is_settled(tmp_path):
    kept = ("depot.lina-haddad.md", article_of(EVENTS, FIRST))
    corpus = corpus_with(tmp_path, article_of(EVENTS, FIRST), kept, ("depot.sam.md", article_of(OTHERS)))

    assert [one.key for one in codings_of(read_corpus(corpus)).twice] == ["depot.sam"]
    settled = {"state": "accepted", "coder": FIRST, "settled": {"on": "2026-11-28", "by": "Sam"}}
    (corpus / "articles" / "depot.md").write_text(article_of([], review=settled), encoding="utf-8")
    (one,) = codings_of(read_corpus(corpus)).twice
    assert one.settled and (one.first.who, len(one.first.article.events), one.second.slug) == (FIRST, 4, "sam")
    (corpus / "articles" / ".codings" / kept[0]).unlink()
    found = codings_of(read_corpus(corpus))
    assert found.twice == () and any("the first coding is no longer kept" in one.what for one in found.problems)
