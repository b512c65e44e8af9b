"""Settling where there are more than two coders, or where another article names what goes: no coding is lost, nor that article."""

from pathlib import Path

import pytest

from lib.agreeing.codings import codings_of
from lib.agreeing.comparing import compared
from lib.agreeing.settling import settled
from lib.annotating.bench.hindering import naming_what_goes
from lib.annotating.saving.codings import keep_coding
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import fields_of
from lib.annotating.saving.written import written_article
from lib.corpus.reading.read import read_corpus
from tests.agreeing.two_codings import EVENTS, FIRST, OTHERS, SECOND, TEXT, article_of, corpus_with

SAM, ANN = "depot.سامر-عقيلي.md", "depot.ann-lee.md"


@pytest.fixture
def three(tmp_path: Path) -> Path:
    return corpus_with(tmp_path, article_of(EVENTS, FIRST), (SAM, article_of(OTHERS, SECOND)), (ANN, article_of(OTHERS, "Ann Lee")))


def test_settled_with_one_the_other_is_still_to_be_settled_with_the_article_as_it_then_is(three: Path) -> None:
    pair = next(one for one in codings_of(read_corpus(three)).twice if one.second.coder == "Ann Lee")
    first, second = fields_of(article_of(EVENTS, FIRST))[0], fields_of(article_of(OTHERS, "Ann Lee"))[0]
    made = settled(compared(pair), first, second, {}, "Sam Okafor", "2026-11-28")
    (three / "articles" / ".codings" / "depot.lina-haddad.md").write_text(article_of(EVENTS, FIRST), encoding="utf-8")
    (three / "articles" / "depot.md").write_text(written_article(made.fields, TEXT), encoding="utf-8")

    found = {one.second.coder: one for one in codings_of(read_corpus(three)).twice}

    assert found["Ann Lee"].settled and not found[SECOND].settled
    assert found[SECOND].kept and found[SECOND].first.file == "articles/depot.md"


def test_a_coding_by_the_article_s_own_coder_is_named_and_never_written_over(three: Path) -> None:
    (three / "articles" / "depot.md").write_text(article_of(EVENTS, "Ann Lee"), encoding="utf-8")
    kept = three / "articles" / ".codings" / ANN

    found = codings_of(read_corpus(three))

    assert [one.second.coder for one in found.twice] == [SECOND]
    assert [one.file for one in found.problems if "by the coder of its article" in one.what] == [f"articles/.codings/{ANN}"]
    with pytest.raises(SavingError, match="holds another coding already"):
        keep_coding(three, "depot", "ann-lee", article_of(EVENTS, "Ann Lee"))
    assert kept.read_text(encoding="utf-8") == article_of(OTHERS, "Ann Lee")


def test_an_event_that_another_article_names_does_not_go_unsaid(three: Path) -> None:
    other = article_of([EVENTS[0] | {"after": ["depot/4"]}]).replace('id: "depot"', 'id: "other"').replace("id: depot", "id: other")
    (three / "articles" / "other.md").write_text(other, encoding="utf-8")
    corpus = read_corpus(three)
    assert corpus.article("other")

    (said,) = naming_what_goes(corpus, "depot", {"events": EVENTS[:3]})

    assert said.file == "articles/other.md" and "other/1 names depot/4" in said.what
    assert naming_what_goes(corpus, "depot", {"events": EVENTS}) == []


def test_an_event_that_a_draft_tells_too_is_taken_in_beside_it_and_said(tmp_path: Path) -> None:
    drafted = [EVENTS[0], EVENTS[1] | {"status": "draft"}, *EVENTS[2:]]
    folder = corpus_with(tmp_path, article_of(drafted, FIRST), (SAM, article_of(OTHERS, SECOND)))
    (twice,) = codings_of(read_corpus(folder)).twice
    one = compared(twice)
    first, second = (fields_of(article_of(events, coder))[0] for events, coder in ((drafted, FIRST), (OTHERS, SECOND)))

    made = settled(one, first, second, {("|2", "event"): "second"}, "Sam Okafor", "2026-11-28")

    assert [event["id"] for event in made.fields["events"]] == ["1", "2", "3", "4", "5"]
    assert any("Event 5 tells what the draft 2 tells, which stays beside it" in note for note in made.notes)


def test_an_event_brought_over_brings_no_state_and_no_reason_that_nobody_gave(tmp_path: Path) -> None:
    alone = OTHERS[3] | {"status": "coded", "review": "draft"}
    folder = corpus_with(
        tmp_path, article_of(EVENTS, FIRST, defaults={"claim": "alleged"}), (SAM, article_of([*OTHERS[:3], alone], SECOND))
    )
    (twice,) = codings_of(read_corpus(folder)).twice
    one = compared(twice)
    (pair,) = [pair for pair in one.alone if pair.second]
    first = fields_of((folder / "articles" / "depot.md").read_text(encoding="utf-8"))[0]
    second = fields_of(article_of([*OTHERS[:3], alone], SECOND))[0]

    made = settled(one, first, second, {(pair.key, "event"): "second"}, "Sam Okafor", "2026-11-28")

    event = made.fields["events"][-1]
    assert event["type"] == "hq_handover" and not {"status", "review"} & event.keys() and "inferred" not in event
