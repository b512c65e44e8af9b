"""The workbench's form, saving, versions, drafts, engines and what is shown before saving, as a session sees them."""

import errno
import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import lib.ui.annotate_state
from lib.annotating.bench.model import ACCEPTED, PROPOSED, Bench
from lib.annotating.saving.drafts import drafts_of
from lib.annotating.saving.fields import fields_of
from lib.annotating.saving.history import versions
from lib.corpus.reading.read import read_corpus
from lib.settings import SAMPLE
from lib.suggest.engine import EngineError
from lib.suggest.engines import choosing
from lib.ui import annotate_engines
from lib.ui.annotate_state import OnBench, hear
from tests.app.test_pages import run

PAGE, ARTICLE = "pages/annotate.py", "own-words"
TEXT = (
    "On 3 May 2022 the NDF and Hezbollah fought each other in Homs. Two NDF fighters were wounded, a nurse said.\n\n"
    "The Black Falcons handed a headquarters at Qasr Nowhere to Hezbollah.\n"
)
HEAD = """---
id: "own-words"
title: "A quarrel at a depot"
publisher: "A paper of ours"
published: "2022-05-04"
text: "full"
events:
  - id: 1
    type: clash
    side_a: [ndf]
    side_b: [hezbollah]
    place: homs
    date: "2022-05-03"
    summary: "The NDF and Hezbollah clash in Homs."
    quote: "the NDF and Hezbollah fought each other in Homs"
    evidence: {date: "On 3 May 2022"}
  - id: 2
    type: hq_handover
    giver: [{of: ndf, as: "a guard"}, Black Falcons]
    recipient: [hezbollah]
    place: Qasr Nowhere
    headquarters: {n: 1, words: "a headquarters"}
    summary: "The Black Falcons hand a headquarters to Hezbollah."
    quote: "The Black Falcons handed a headquarters at Qasr Nowhere to Hezbollah"
    inferred: {giver: "a guard is told elsewhere"}
---
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    (made / "articles" / f"{ARTICLE}.md").write_text(HEAD + TEXT, encoding="utf-8")
    monkeypatch.setenv("FAULTLINES_CORPUS", str(made))
    monkeypatch.setattr(lib.ui.annotate_state, "heard", lambda: None)
    return made


@pytest.fixture
def app(corpus: Path) -> AppTest:
    """The article, which the reader leaves out for two names that nobody bears, on the workbench."""
    opened = run(PAGE, _coding="homs-ndf-leadership")
    assert not opened.exception
    return opened


def bench(app: AppTest) -> Bench:
    return on(app).bench


def on(app: AppTest) -> OnBench:
    found: OnBench = app.session_state["annotate_open"]
    return found


def act(app: AppTest, corpus: Path, what: str, **more: Any) -> AppTest:
    """What the browser would send, then the page drawn again."""
    hear(on(app), {"n": on(app).heard + 1, "what": what, **more}, read_corpus(corpus))
    app.run()
    assert not app.exception
    return app


def key(app: AppTest, name: str) -> str:
    """The key under which a control of the card in hand stands now."""
    return now(app, f"annotate_{_article(app)}_{bench(app).current}_{name}")


def of_article(app: AppTest, name: str) -> str:
    return now(app, f"annotate_article_{_article(app)}_{name}")


def now(app: AppTest, name: str) -> str:
    numbers = app.session_state["annotate_numbers"]
    return f"{name}_{numbers[name]}" if name in numbers else name


def _article(app: AppTest) -> str:
    return hashlib.sha256(bench(app).article.encode()).hexdigest()[:12]


def test_the_form_changes_what_is_told_and_everything_can_be_undone(app: AppTest, corpus: Path) -> None:
    before = bench(app)
    app.text_input(key=key(app, "date")).set_value("2021-03").run()
    app.text_area(key=key(app, "summary")).set_value("Another sentence of ours.").run()
    app.multiselect(key=key(app, "side_a")).set_value(["ndf", "Hizbullah", "nobody known"]).run()
    app.selectbox(key=key(app, "type")).set_value("clash").run()
    app.selectbox(key=key(app, "one_more")).set_value("killed").run()
    app.text_input(key=key(app, "killed")).set_value("7+").run()

    event = bench(app).card().event
    assert not app.exception and event["date"] == "2021-03" and event["type"] == "clash" and event["killed"] == {"min": "7"}
    assert event["side_a"] == ["ndf", "hezbollah", "nobody known"] and any("nobody known" in one.value for one in app.error)
    app.selectbox(key=key(app, "of_killed")).set_value("each actor").run()
    assert any("7+ of the event as a whole" in one.value for one in app.caption)
    app.text_input(key=key(app, "killed_of_hezbollah")).set_value("2").run()
    assert bench(app).card().event["killed"] == [{"actor": "hezbollah", "n": "2"}]
    app.selectbox(key=key(app, "of_killed")).set_value("the event").run()
    assert bench(app).card().event["killed"] == {"n": "2"} and app.text_input(key=key(app, "killed")).value == "2"
    app.selectbox(key=key(app, "of_killed")).set_value("each actor").run()
    app.text_input(key=key(app, "killed_of_ndf")).set_value("up to 3").run()
    app.text_input(key=key(app, "killed_of_hezbollah")).set_value("2").run()
    assert bench(app).card().event["killed"] == [{"actor": "ndf", "max": "3"}, {"actor": "hezbollah", "n": "2"}]
    for _ in range(9):
        act(app, corpus, "undo")
    assert bench(app).cards == before.cards
    act(app, corpus, "undo")
    assert on(app).note == "Nothing to undo."


def test_an_article_that_was_closed_is_opened_again_as_it_was_left(app: AppTest, corpus: Path) -> None:
    app.text_area(key=key(app, "summary")).set_value("A sentence that nobody saved.").run()
    left = bench(app)
    app.button(key="annotate_close").click().run()
    assert app.session_state["annotate_open"] is None
    app.query_params["_coding"] = "homs-ndf-leadership"

    app.run()

    assert not app.exception and bench(app).cards == left.cards and "as you left it" in on(app).note
    act(app, corpus, "undo")
    assert bench(app).cards != left.cards


def test_what_is_saved_is_what_lies_there_at_the_click(app: AppTest, corpus: Path) -> None:
    app.text_input(key=key(app, "date")).set_value("2021").run()
    act(app, corpus, "save")

    app.text_area(key=key(app, "summary")).set_value("The last words typed.")
    app.text_input(key="annotate_note").set_value("why")
    app.button(key="annotate_save_now").click().run()

    file = corpus / "articles" / "homs-ndf-leadership.md"
    assert "The last words typed." in file.read_text(encoding="utf-8") and not drafts_of(corpus).drafts
    assert versions(corpus, "homs-ndf-leadership").versions[-1].note == "why"


def test_what_is_seldom_told_and_what_fields_rest_on_are_changed_where_they_are_opened(app: AppTest, corpus: Path) -> None:
    app.session_state["annotate_more_False"] = app.session_state["annotate_rest"] = True
    app.session_state["annotate_article_False"] = True
    app.run()
    app.selectbox(key=key(app, "claim")).set_value("alleged").run()
    app.text_input(key=key(app, "according_to")).set_value("a nurse").run()
    app.text_input(key=key(app, "after")).set_value("1, 3").run()
    app.checkbox(key=key(app, "background")).set_value(True).run()
    app.text_input(key=of_article(app, "author")).set_value("A. Writer").run()
    app.text_area(key=of_article(app, "mentions")).set_value("Rustam: saqr-rustam").run()
    current = bench(app).current
    app.text_input(key=now(app, f"annotate_why_{current}_claim")).set_value("the paper says so").run()
    words = next(one for one in app.button if str(one.key).startswith(f"annotate_rest_{current}_side_a"))
    words.click().run()

    event = bench(app).card().event
    assert not app.exception and event["claim"] == "alleged" and event["after"] == ["1", "3"] and event["background"] == "true"
    assert event["inferred"]["claim"] == "the paper says so" and bench(app).fields["author"] == "A. Writer"
    assert bench(app).fields["mentions"] == {"Rustam": "saqr-rustam"}


def test_acts_of_the_browser_are_each_done_once_and_what_means_nothing_is_said(app: AppTest, corpus: Path) -> None:
    one = bench(app).current
    act(app, corpus, "swap", hand=True)
    act(app, corpus, "split", key=one)
    act(app, corpus, "merge", key=bench(app).current, to=str(one))
    act(app, corpus, "type", key=bench(app).current, to="dispute")
    act(app, corpus, "part_of", key=bench(app).current, to=str(bench(app).cards[-1].key))
    act(app, corpus, "same_as", key=bench(app).current, to="ashara-clash/1")
    text = bench(app).text
    at = text.index("Rustam")
    act(app, corpus, "new", type="clash", start=at, end=at + 6)
    act(app, corpus, "carry", key=bench(app).current, field="side_a", start=at, end=at + 6)
    before = on(app).heard
    hear(on(app), {"n": before, "what": "reject", "hand": True}, read_corpus(corpus))  # sent again, since its answer was slow
    assert bench(app).card().state == ACCEPTED
    act(app, corpus, "no such act")

    assert on(app).heard == before + 1 and on(app).note == "That changes nothing here."
    assert bench(app).card().event["side_a"]


def test_the_article_s_events_are_drawn_before_they_are_saved_and_like_ones_named(app: AppTest, corpus: Path) -> None:
    app.button(key="annotate_look").click().run()
    assert not app.exception and len(app.get("plotly_chart")) >= 2
    other = next(one for one in bench(app).cards if one.type == "dissolution")
    act(app, corpus, "choose", key=other.key)
    like = [one for one in app.button if str(one.key).startswith(f"annotate_alike_{other.key}")]
    for field in ("same_as", "maybe_same_as", "not_same_as"):
        button = next((one for one in like if str(one.key).endswith(f"_{field}")), None)
        assert button is not None
    like[2].click().run()

    assert not app.exception and bench(app).card().event["not_same_as"]
    act(app, corpus, "preview")
    act(app, corpus, "preview")


def test_saving_shows_the_diff_writes_one_file_and_any_version_stands_again(app: AppTest, corpus: Path) -> None:
    file = corpus / "articles" / "homs-ndf-leadership.md"
    before = file.read_text(encoding="utf-8")
    app.text_area(key=key(app, "summary")).set_value("Another sentence of ours.").run()
    assert len(drafts_of(corpus).drafts) == 1
    act(app, corpus, "save")
    app.session_state["annotate_diff"] = app.session_state["annotate_history"] = True
    app.run()
    app.text_input(key="annotate_who").set_value("A. Coder").run()
    app.button(key="annotate_save_now").click().run()

    assert not app.exception and on(app).note.startswith("Saved: homs-ndf-leadership.md, version")
    assert "Another sentence of ours." in file.read_text(encoding="utf-8") and drafts_of(corpus).drafts == ()
    act(app, corpus, "save")
    app.session_state["annotate_history"] = True
    app.run()
    assert any("A. Coder" in one.value for one in app.markdown) and app.text_input(key="annotate_who").value == "A. Coder"
    app.button(key="annotate_restore_1").click().run()
    assert not app.exception and file.read_text(encoding="utf-8") == before
    assert bench(app).card().event["summary"] != "Another sentence of ours."


def test_what_somebody_else_saved_meanwhile_is_joined_or_chosen(app: AppTest, corpus: Path) -> None:
    file = corpus / "articles" / "homs-ndf-leadership.md"
    summary = str(bench(app).card().event["summary"])
    for mine, theirs, press, kept in (
        ("Mine.", "Theirs.", "annotate_save_both", "Mine."),
        ("Mine again.", "Theirs again.", "annotate_theirs", "Theirs again."),
    ):
        app.text_area(key=key(app, "summary")).set_value(mine).run()
        file.write_text(file.read_text(encoding="utf-8").replace(summary, theirs), encoding="utf-8")
        act(app, corpus, "save")
        app.button(key="annotate_save_now").click().run()
        assert any("Somebody else saved" in one.value for one in app.warning)
        app.button(key="annotate_mine").click().run()
        app.button(key="annotate_save_now").click().run()
        app.button(key=press).click().run()
        assert not app.exception and kept in file.read_text(encoding="utf-8")
        on(app).saving = False
        app.run()
        summary = kept


def test_a_corpus_in_git_is_committed_with_the_coder_s_name(corpus: Path) -> None:
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "first"]):
        subprocess.run(["git", *words], cwd=corpus, check=True)
    app = run(PAGE, _coding="homs-ndf-leadership")
    app.text_area(key=key(app, "summary")).set_value("Another sentence of ours.").run()
    act(app, corpus, "save")
    app.checkbox(key="annotate_commit").set_value(True).run()
    app.text_input(key="annotate_who").set_value("A. Coder").run()
    app.button(key="annotate_save_now").click().run()

    told = subprocess.run(["git", "log", "-1", "--format=%an %s"], cwd=corpus, check=True, capture_output=True, text=True).stdout
    assert "Committed as" in on(app).note and told.strip() == "A. Coder Code homs-ndf-leadership"


def test_a_server_for_others_writes_nothing_and_offers_the_file(
    app: AppTest, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAULTLINES_WRITE", "no")
    app = run(PAGE, _coding="homs-ndf-leadership")
    app.text_area(key=key(app, "summary")).set_value("Another sentence of ours.").run()
    act(app, corpus, "save")

    assert any("write nothing" in one.value for one in app.warning) and drafts_of(corpus).drafts == ()
    assert not any(str(one.key) == "annotate_save_now" for one in app.button)


def test_a_draft_is_gone_on_with_or_deleted(app: AppTest, corpus: Path) -> None:
    app.text_area(key=key(app, "summary")).set_value("Another sentence of ours.").run()
    again = run(PAGE, _coding="homs-ndf-leadership")
    next(one for one in again.button if one.label == "Go on with it").click().run()
    assert bench(again).card().event["summary"] == "Another sentence of ours."
    again.button(key="annotate_close").click().run()
    assert "Begun and not saved: 1" in [one.value for one in again.subheader]
    (corpus / ".drafts" / "half.json").write_text("{", encoding="utf-8")
    next(one for one in again.button if one.label == "Delete").click().run()

    assert not again.exception and drafts_of(corpus).drafts == () and any("half.json" in one.value for one in again.warning)


def test_proposals_come_from_the_chosen_engine_and_what_is_decided_is_learned(
    app: AppTest, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.button(key="annotate_propose").click().run()
    new = [card for card in bench(app).cards if card.state == PROPOSED]
    assert new and "proposed" in on(app).note
    for card in new:
        act(app, corpus, "reject", key=card.key)
    act(app, corpus, "save")
    act(app, corpus, "choose", key=next(card.key for card in bench(app).cards if card.origin == "file"))
    assert all(card.state != ACCEPTED for card in bench(app).cards if card.origin == "engine")
    app.text_area(key=key(app, "summary")).set_value("Another sentence of ours.").run()
    app.button(key="annotate_save_now").click().run()
    assert "learned.yaml" in on(app).note and "rejected" in (corpus / "learned.yaml").read_text(encoding="utf-8")

    def failing(*_: Any, **__: Any) -> None:
        raise EngineError("the endpoint gave no answer", "try again")

    rules = (choosing.RULES, choosing.suggest)
    monkeypatch.setattr("lib.ui.annotate_engines.chosen_engine", lambda _: [rules, ("endpoint", failing)])
    app.run()
    app.selectbox(key="annotate_engine").set_value("endpoint").run()
    app.button(key="annotate_propose").click().run()
    assert not app.exception and "gave no answer" in on(app).note
    monkeypatch.setattr("lib.ui.annotate_engines.chosen_engine", lambda _: [rules, ("endpoint", choosing.suggest)])
    app.button(key="annotate_propose").click().run()
    assert not app.exception and on(app).differs


def test_a_name_that_nobody_bears_becomes_an_actor_or_a_place_at_once(app: AppTest, corpus: Path) -> None:
    app.multiselect(key=key(app, "side_a")).set_value(["Black Falcons"]).run()
    new = key(app, "new_side_a_Black Falcons")
    app.session_state[f"{new}_box"] = True
    app.run()
    app.selectbox(key=f"{new}_kind").set_value("paramilitary").run()
    app.text_input(key=f"{new}_id").set_value("ndf").run()
    app.button(key=f"{new}_add").click().run()
    assert any("stands twice" in one.value for one in app.error)
    app.text_input(key=f"{new}_id").set_value("black-falcons").run()
    app.selectbox(key=f"{new}_part").set_value("ndf").run()
    app.button(key=f"{new}_add").click().run()
    assert not app.exception and bench(app).card().event["side_a"] == ["black-falcons"]
    assert read_corpus(corpus).actors["black-falcons"].part_of[0].actor == "ndf"

    for name, chosen in (("Qasr Nowhere", "by hand"), ("Jableh", 0)):
        app.multiselect(key=key(app, "place")).set_value([name]).run()
        new = key(app, f"new_place_{name}")
        app.session_state[f"{new}_box"] = True
        app.run()
        app.radio(key=f"{new}_which").set_value(chosen).run()
        app.selectbox(key=f"{new}_precision_{chosen}").set_value("town" if chosen == 0 else "site").run()
        app.button(key=f"{new}_add").click().run()
        [place] = bench(app).card().event["place"]
        assert not app.exception and place in read_corpus(corpus).places


def test_an_article_that_cannot_be_opened_is_said(corpus: Path) -> None:
    app = run(PAGE)
    (corpus / "articles" / "ashara-clash.md").unlink()
    assert not app.exception
    gone = run(PAGE, _coding="no-such-article")
    assert not gone.exception and gone.error[0].value == "There is no article “no-such-article” in this corpus."
    for asked in ({"_coding": "😀" * 120}, {"_coding": "x" * 5000}, {"_coding": "字" * 120, "_blind": "lina"}):
        odd = run(PAGE, **asked)
        assert not odd.exception and "cannot be an article's id" in odd.error[0].value and len(odd.error[0].value) < 250
    assert fields_of(HEAD + TEXT)[0]["id"] == ARTICLE


def test_only_what_the_reader_looks_for_is_said_to_be_in_the_quote(app: AppTest, corpus: Path) -> None:
    app.multiselect(key=key(app, "side_b")).set_value(["nobody known"]).run()

    labels = {str(one.key): one.label for one in (*app.multiselect, *app.selectbox)}
    assert "in the quote" in labels[key(app, "place")] and "in the quote" not in labels[key(app, "mode")]
    assert "in the quote" not in labels[key(app, "side_b")]


def test_an_article_with_errors_is_listed_and_opens_to_be_mended(corpus: Path) -> None:
    app = run(PAGE)
    listed = next(one.proto for one in app.get("bidi_component") if "annotate_articles" in str(one.proto))
    assert f"{ARTICLE}.md" in str(listed) and "left out for its errors" in str(listed)

    broken = run(PAGE, _coding=ARTICLE)
    act(broken, corpus, "choose", key=next(card.key for card in bench(broken).cards if card.type == "hq_handover"))
    said = " ".join(one.value for one in broken.error)
    assert "no actor is called “Black Falcons”" in said and "no place is called “Qasr Nowhere”" in said


def test_a_file_that_is_gone_is_written_anew_by_the_next_save(app: AppTest, corpus: Path) -> None:
    file = corpus / "articles" / "homs-ndf-leadership.md"
    app.text_area(key=key(app, "summary")).set_value("Another sentence of ours.").run()
    act(app, corpus, "save")
    file.unlink()
    app.button(key="annotate_save_now").click().run()
    assert any("no longer in its folder" in one.value and "Save again" in one.value for one in app.error)
    app.button(key="annotate_save_now").click().run()

    assert not app.exception and "Another sentence of ours." in file.read_text(encoding="utf-8")


def test_a_draft_that_two_go_on_with_is_each_one_s_own(app: AppTest, corpus: Path) -> None:
    app.text_area(key=key(app, "summary")).set_value("First.").run()
    other = run(PAGE, _coding="homs-ndf-leadership")
    next(one for one in other.button if one.label == "Go on with it").click().run()
    other.text_area(key=key(other, "summary")).set_value("Second.").run()
    app.text_area(key=key(app, "summary")).set_value("Third.").run()

    kept = [str(one.data) for one in drafts_of(corpus).drafts]
    assert len(kept) == 2 and any("Second." in one for one in kept) and any("Third." in one for one in kept)


def test_the_lists_of_names_are_read_beside_the_page_before_anybody_asks(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_corpus(corpus)
    asked: list[str] = []
    monkeypatch.setattr(annotate_engines, "_made_ready", {})
    monkeypatch.setattr(annotate_engines, "suggest", lambda words, published, known: asked.append(known.fingerprint))

    run(PAGE)
    annotate_engines.make_ready(read).join()

    assert asked == [read.fingerprint]


def test_what_was_pasted_stays_until_a_draft_of_it_is_kept(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    app = run(PAGE)
    app.text_area(key="incoming_paste").set_value(f"A headline of ours\n\n{TEXT}").run()
    app.text_input(key="incoming_paste_publisher").set_value("A paper of ours").run()
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        app.button(key="incoming_paste_begin").click().run()
    said = on(app).note
    assert not app.exception and "proposed." in said and "No draft is kept: the draft was not kept: the disk is full" in said
    assert "What came in was not kept: the disk is full" in said and "Errno" not in said
    app.button(key="annotate_close").click().run()
    assert app.text_area(key="incoming_paste").value.startswith("A headline")
    app.button(key="incoming_paste_begin").click().run()
    assert "No draft" not in on(app).note and [one.article for one in drafts_of(corpus).drafts] == ["a-headline-of-ours"]
    app.button(key="annotate_close").click().run()
    assert app.text_area(key="incoming_paste").value == ""


@pytest.mark.parametrize("page", (PAGE, "pages/review.py"))
def test_a_history_that_cannot_be_read_is_said_where_it_would_stand(corpus: Path, page: str) -> None:
    (corpus / "articles" / ".history" / "ashara-clash.jsonl").mkdir(parents=True)
    app = run(page, **{"_coding" if page == PAGE else "_article": "ashara-clash"})
    if page == PAGE:
        app.button(key="annotate_save_open").click().run()
    app.session_state["annotate_history" if page == PAGE else "review_history"] = True
    app.run()

    assert not app.exception and any("ashara-clash.jsonl cannot be read" in one.value for one in app.error)


def test_a_control_that_is_drawn_again_still_brings_its_value_to_a_browser_that_missed_the_first_drawing(corpus: Path) -> None:
    app = run(PAGE, _coding="fatemiyoun-recruitment").run()
    form = [one for one in (*app.selectbox, *app.multiselect, *app.text_input) if re.fullmatch(r"annotate_\w{12}_.+_\d+", one.key)]

    told = [one for one in form if one.value]
    assert len(told) >= 4 and {one.type for one in told} >= {"selectbox", "multiselect"}
    for one in told:
        shown = {"text_input": "value", "selectbox": "index", "multiselect": "indices"}[one.type]
        brought = one.proto.default if one.type != "multiselect" else list(one.proto.default)
        assert brought == getattr(one, shown), one.key
