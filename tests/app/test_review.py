"""The page Review as a session sees it: what waits, what is done with it, and what then counts; and how the workbench hands in."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.annotating.reviewing.sitting import Sitting
from lib.annotating.saving.fields import Fields, fields_of
from lib.annotating.saving.history import versions
from lib.annotating.saving.written import written_article
from lib.corpus.model.codebook import CODEBOOK
from lib.settings import SAMPLE
from tests.app.test_pages import run, words_of

PAGE = "pages/review.py"
REVIEWS: dict[str, Fields] = {
    "ashara-clash": {"state": "in_review", "since": "2026-01-25T14:05Z", "coder": "Lina Haddad", "minutes": "14"},
    "fatemiyoun-recruitment": {
        "state": "draft",
        "since": "2026-01-10",
        "coder": "لينا حداد",
        "reviewer": "Sam",
        "note": "Why 206?",
    },
    "homs-ndf-leadership": {"state": "accepted", "coder": "Lina Haddad", "reviewer": "Sam", "minutes": "4"},
}


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    monkeypatch.setenv("FAULTLINES_CORPUS", str(made))
    return made


@pytest.fixture
def reviewed(corpus: Path) -> Path:
    for name, review in REVIEWS.items():
        path = corpus / "articles" / f"{name}.md"
        content = path.read_text(encoding="utf-8")
        fields, text = fields_of(content)
        path.write_text(written_article(fields | {"review": review}, text, content), encoding="utf-8")
    return corpus


def queue(app: AppTest) -> dict[str, dict[str, str]]:
    """Article -> label -> cell."""
    held = [json.loads(one.proto.json or "{}") for one in app.get("bidi_component")]
    table = next((one for one in held if str(one.get("title", "")).startswith("The queue")), {"columns": (), "rows": ()})
    labels = [column["label"] for column in table["columns"]]
    return {row["id"]: dict(zip(labels, row["cells"], strict=True)) for row in table["rows"]}


def review_of(corpus: Path, article: str) -> Any:
    return fields_of((corpus / "articles" / f"{article}.md").read_text(encoding="utf-8"))[0].get("review")


def test_a_corpus_without_states_says_what_that_means_and_lists_what_could_be_handed_in(corpus: Path) -> None:
    app = run(PAGE)

    assert not app.exception and "No article has a state of review, so all of them count." in words_of(app)
    assert "Review has not begun here" in app.info[0].value and len(queue(app)) == 5
    assert {row["State"] for row in queue(app).values()} == {"no state"}
    assert not any(one.label == "Review" for one in app.multiselect)
    app = run(PAGE, _article="ashara-clash")
    app.text_input(key="annotate_who").set_value("Lina Haddad").run()
    app.button(key="review_hand_in").click().run()
    assert not app.exception and "1 article waits: 1 for a reviewer" in words_of(app) and list(queue(app)) == ["ashara-clash"]


def test_the_queue_says_what_waits_for_whom_and_what_counts_stands_in_the_ledger(reviewed: Path) -> None:
    (reviewed / "articles" / ".codings").mkdir()
    shutil.copy(reviewed / "articles" / "ashara-clash.md", reviewed / "articles" / ".codings" / "ashara-clash.mona.md")
    app = run(PAGE)

    assert "2 articles wait: 1 for their coder, 1 for a reviewer; the oldest for" in words_of(app)
    assert list(queue(app)) == ["fatemiyoun-recruitment", "ashara-clash"]
    row = queue(app)["ashara-clash"]
    assert (row["State"], row["Waits for"], row["Coder"], row["Minutes"]) == ("in review", "any reviewer", "Lina Haddad", "14")
    assert (row["Coded again"], queue(app)["fatemiyoun-recruitment"]["Coded again"]) == ("yes", "–")
    assert "Coding took 14 minutes, by the one article that says so. 2 articles without a state count as accepted." in words_of(app)
    assert any("waiting for review or rejected" in one.label for one in app.button)
    app.segmented_control(key="option_review_state").set_value("all").run()
    assert set(queue(app)) == set(REVIEWS)
    app.selectbox(key="review_person").set_value("Lina Haddad").run()
    assert set(queue(app)) == {"ashara-clash", "homs-ndf-leadership"}
    app = run(PAGE, _state="accepted", _person="nobody known")
    assert any("person: nobody known" in one.value for one in app.warning)


def test_other_pages_say_what_of_review_is_asked_for_and_where_an_article_stands(reviewed: Path) -> None:
    app = run("pages/events.py", review="in_review")

    (choice,) = (one for one in app.multiselect if one.label == "Review")
    assert choice.value == ["in_review"] and [one.split(" (")[0] for one in choice.options][:1] == ["Accepted"]
    assert "Review: in review alone." in words_of(app) and "review: In review ✕" in [one.label for one in app.button]
    app = run("pages/articles.py", _article="ashara-clash")
    assert "In review: waits for any reviewer." in words_of(app) and "as waiting for review" in words_of(app)
    app = run("app.py", type="clash", event="ashara-clash/1")
    assert "In review: it counts only where that is asked for." in words_of(app)
    app = run("pages/events.py", q="Ashara")
    assert "as waiting for review or rejected" in words_of(app)
    next(one for one in app.button if one.label.startswith("Show what waits or is rejected")).click().run()
    assert not app.exception and {*app.multiselect(key="filter_review").value} == {*CODEBOOK.review_states}


def test_an_article_is_sent_back_with_a_note_and_accepted_and_each_leaves_a_line(reviewed: Path) -> None:
    shown = len(run("pages/events.py").get("bidi_component"))
    app = run(PAGE, _article="ashara-clash")
    app.button(key="review_send_back").click().run()
    assert "Write why first" in app.error[0].value
    app.text_area(key="review_note_ashara-clash").set_value("Event 4: whose?").run()
    app.button(key="review_send_back").click().run()
    assert "Write your name first" in app.error[0].value and review_of(reviewed, "ashara-clash") == REVIEWS["ashara-clash"]
    app.text_input(key="annotate_who").set_value("Sam Okafor").run()
    app.button(key="review_send_back").click().run()

    told = review_of(reviewed, "ashara-clash")
    assert not app.exception and (told["state"], told["note"], told["reviewer"]) == ("draft", "Event 4: whose?", "Sam Okafor")
    assert "sent back" in app.success[0].value and "Event 4: whose?" in words_of(app)
    app.button(key="review_hand_in").click().run()
    app.button(key="review_accept").click().run()
    assert review_of(reviewed, "ashara-clash")["state"] == "accepted"
    assert [one.note for one in versions(reviewed, "ashara-clash").versions[1:]] == [
        "sent back: Event 4: whose?",
        "handed in for review",
        "accepted",
    ]
    assert len(run("pages/events.py").get("bidi_component")) == shown


def test_one_event_is_rejected_and_goes_as_its_article_again(reviewed: Path) -> None:
    app = run(PAGE, _article="homs-ndf-leadership")
    app.text_input(key="annotate_who").set_value("Sam").run()
    first = next(one for one in app.button if str(one.key).endswith("_Reject"))
    number = str(first.key).split("_")[1]
    first.click().run()

    fields = fields_of((reviewed / "articles" / "homs-ndf-leadership.md").read_text(encoding="utf-8"))[0]
    assert not app.exception and {one["id"]: one.get("review") for one in fields["events"]}[number] == "rejected"
    assert "rejected" in queue(run(PAGE, _state="accepted"))["homs-ndf-leadership"]["Events"]
    app.button(key=f"review_{number}_Accept").click().run()
    assert "review: rejected" not in (reviewed / "articles" / "homs-ndf-leadership.md").read_text(encoding="utf-8")


def test_what_somebody_else_did_meanwhile_is_said_and_nothing_is_written_for_others(
    reviewed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = run(PAGE, _article="ashara-clash")
    app.text_input(key="annotate_who").set_value("Sam").run()
    path = reviewed / "articles" / "ashara-clash.md"
    before = path.read_text(encoding="utf-8").replace("in_review", "rejected")
    path.write_text(before, encoding="utf-8")
    app.button(key="review_accept").click().run()
    assert "somebody else was first: the article is “rejected” by now" in app.error[0].value
    assert path.read_text(encoding="utf-8") == before
    path.write_text(seen := before.replace("rejected", "in_review"), encoding="utf-8")
    app.run()
    other = seen.replace('summary: "', 'summary: "Unseen: ')
    for button in ("review_accept", "review_1_Accept"):
        path.write_text(other, encoding="utf-8")
        app.button(key=button).click().run()
        assert "saved the article while it lay open here" in app.error[0].value and path.read_text(encoding="utf-8") == other
        path.write_text(seen, encoding="utf-8")
        app.run()
    monkeypatch.setenv("FAULTLINES_WRITE", "no")
    app = run(PAGE, _article="ashara-clash")
    assert any("write nothing" in one.value for one in app.warning)
    assert not any(str(one.key) in ("review_accept", "review_1_Accept") for one in app.button)


def test_the_workbench_hands_in_with_the_minutes_that_coding_took(reviewed: Path) -> None:
    app = run("pages/annotate.py", _coding="fatemiyoun-recruitment")
    assert any("Why 206?" in one.value for one in app.warning)
    app.button(key="annotate_save_open").click().run()
    app.session_state["annotate_open"].sitting = Sitting(400.0, None)
    app.text_input(key="annotate_who").set_value("Mona").run()
    assert app.button(key="annotate_save_now").disabled  # time alone is nothing to save
    app.selectbox(key="annotate_review_fatemiyoun-recruitment_draft").set_value("in_review").run()
    app.button(key="annotate_save_now").click().run()

    told = review_of(reviewed, "fatemiyoun-recruitment")
    assert not app.exception and app.session_state["annotate_open"].sitting.minutes == 0
    assert (told["state"], told["coder"], told["minutes"], told.get("note")) == ("in_review", "لينا حداد", "6", None)


def test_a_state_that_does_not_read_is_mended_where_another_is_chosen(reviewed: Path) -> None:
    path = reviewed / "articles" / "ashara-clash.md"
    path.write_text(path.read_text(encoding="utf-8").replace("state: in_review", "state: in review"), encoding="utf-8")
    app = run("pages/annotate.py", _coding="ashara-clash")
    app.button(key="annotate_save_open").click().run()
    assert sum("is not in the codebook" in one.value for one in app.error) == 1  # at the article, and not beside the button
    app.selectbox(key="annotate_review_ashara-clash_in review").set_value("in_review").run()
    app.button(key="annotate_save_now").click().run()
    assert not app.exception and review_of(reviewed, "ashara-clash")["state"] == "in_review"


def test_what_a_review_says_that_cannot_be_saved_stands_once_beside_the_button(reviewed: Path) -> None:
    path = reviewed / "articles" / "ashara-clash.md"
    path.write_text(path.read_text(encoding="utf-8").replace("minutes: 14", "minutes: -5"), encoding="utf-8")
    app = run("pages/annotate.py", _coding="ashara-clash")
    assert sum("review.minutes" in one.value for one in app.error) == 1
    app.button(key="annotate_save_open").click().run()
    assert sum("review.minutes" in one.value for one in app.error) == 1 and app.button(key="annotate_save_now").disabled
