"""Two codings of one article in the app: coded blind, compared and settled, as a session sees it."""

import shutil
from pathlib import Path

import pytest
from dulwich import porcelain
from dulwich.repo import Repo
from streamlit.testing.v1 import AppTest

import lib.ui.annotate_state
from lib.agreeing.overview import overview_of
from lib.annotating.bench.learned_file import FILE
from lib.annotating.bench.model import ACCEPTED
from lib.annotating.saving.drafts import drafts_of
from lib.annotating.saving.fields import fields_of
from lib.corpus.reading.read import read_corpus
from lib.ui.annotate_state import OnBench, hear
from tests.agreeing.two_codings import EVENTS, FIRST, OTHERS, SECOND, TEXT, article_of, corpus_with
from tests.app.test_pages import run
from tests.comparing.test_revisions import commit

ANNOTATE, REVIEW, KEY = "pages/annotate.py", "pages/review.py", "depot.سامر-عقيلي"
SLUG = KEY.partition(".")[2]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article whose first coder is known, and nobody's second coding of it."""
    made = corpus_with(tmp_path, article_of(EVENTS, FIRST, defaults={"according_to": "a nurse"}, mentions={"Two men": "ndf"}))
    shutil.rmtree(made / "articles" / ".codings")
    (made / FILE).write_text('types:\n  "shelled": [dispute, dispute, dispute]\n', encoding="utf-8")
    monkeypatch.setenv("FAULTLINES_CORPUS", str(made))
    monkeypatch.setattr(lib.ui.annotate_state, "heard", lambda: None)
    return made


@pytest.fixture
def twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article that two people coded."""
    made = corpus_with(tmp_path, article_of(EVENTS, FIRST), (f"{KEY}.md", article_of(OTHERS, SECOND)))
    monkeypatch.setenv("FAULTLINES_CORPUS", str(made))
    return made


def on(app: AppTest) -> OnBench:
    found: OnBench = app.session_state["annotate_open"]
    return found


def drawn(app: AppTest) -> str:
    """All words on the page but those of the article's text."""
    assert not app.exception
    parts = [*app.markdown, *app.caption, *app.info, *app.warning, *app.error, *app.success, *app.get("html"), *app.subheader]
    return "\n".join(str(getattr(one, "value", "") or getattr(one.proto, "body", "")) for one in parts)


def test_who_codes_blind_sees_no_decision_of_the_first_coder_and_writes_apart(corpus: Path) -> None:
    before = (corpus / "articles" / "depot.md").read_bytes()
    first = run(ANNOTATE, _coding="depot")
    first.text_input(key=next(one.key for one in first.text_input if "_date_" in one.key)).set_value("2021-05").run()
    app = run(ANNOTATE, _coding="depot", _blind=SLUG)

    opened = on(app)
    assert opened.blind == SLUG and opened.bench.cards == () and opened.base is None
    assert set(opened.bench.fields) == {"id", "title", "publisher", "published", "text"} - {"id"}
    seen = drawn(app)
    assert "second time, blind" in seen and not any(word in seen for word in ("The NDF shells", "a nurse", FIRST, "A draft of"))
    app.button(key="annotate_propose").click().run()
    assert on(app).bench.cards[0].type == "attack"  # as the rules have it, not as was learned
    assert "learned here" not in str(on(app).bench) and not any("alike" in str(one.key) for one in app.button)

    for card in on(app).bench.cards:
        hear(on(app), {"n": on(app).heard + 1, "what": "accept", "key": card.key}, read_corpus(corpus))
    blind_drafts = [one.data.get("blind") for one in drafts_of(corpus).drafts]
    assert sorted(map(bool, blind_drafts)) == [False, True]
    on(app).saving = True
    app.run()
    assert "Versions" not in [one.label for one in app.expander]
    app.button(key="annotate_save_blind").click().run()

    (path,) = (corpus / "articles" / ".codings").iterdir()
    fields, text = fields_of(path.read_text(encoding="utf-8"))
    assert path.name == f"{KEY}.md" and text == TEXT.rstrip("\n") and len(fields["events"]) == len(on(app).bench.cards)
    assert fields["review"]["coder"] == SLUG and fields["review"]["state"] == "coded"
    assert (corpus / "articles" / "depot.md").read_bytes() == before and not (corpus / "articles" / ".history").exists()
    assert [one.data.get("blind") for one in drafts_of(corpus).drafts] == [None]
    assert "shelled" in (corpus / FILE).read_text(encoding="utf-8") and "attack" not in (corpus / FILE).read_text(encoding="utf-8")
    assert all(card.state == ACCEPTED for card in on(run(ANNOTATE, _coding="depot", _blind=SLUG)).bench.cards)


def test_a_second_coding_needs_a_name_and_other_eyes(corpus: Path) -> None:
    app = run(ANNOTATE)
    app.segmented_control(key="annotate_way").set_value("second").run()

    assert "You see an article's text and title" in drawn(app)
    refused = run(ANNOTATE, _coding="depot", _blind="lina-haddad")
    assert "annotate_open" not in refused.session_state and "would not be blind" in drawn(refused)


def test_drafts_of_either_kind_are_listed_apart(corpus: Path) -> None:
    app = run(ANNOTATE, _coding="depot", _blind=SLUG)
    app.button(key="annotate_propose").click().run()

    own, other = run(ANNOTATE), run(ANNOTATE, _coding="depot")
    assert "1 second coding begun" in drawn(own) and "Begun and not saved" not in drawn(own) and "A draft of" not in drawn(other)
    own.segmented_control(key="annotate_way").set_value("second").run()
    own.text_input(key="annotate_who").set_value(SECOND).run()
    assert "Begun and not saved: 1" in drawn(own)
    own.button(key=next(one.key for one in own.button if str(one.key).startswith("annotate_go_"))).click().run()
    assert on(own).blind == SLUG and on(own).bench.cards


def test_what_two_coders_say_differently_is_chosen_and_settled_in_the_article(twice: Path) -> None:
    porcelain.init(str(twice)).close()
    commit(twice, "As it came.")
    app = run(REVIEW, _twice=KEY, _article="depot")  # the article stands beside, with a choice to commit of its own
    seen = drawn(app)
    assert "1 article was coded twice: of 5 events both coders have 3" in seen and "too few to say" in seen
    assert {one.label for one in app.radio} == {
        "Type", "Who acts (left)", "To whom (right)", "Date", "Killed", "Mode", "Claim", "Place", "The event",
    }  # fmt: skip
    assert app.button(key="agreement_settle").disabled and "10 choices still open." in drawn(app)

    def radio(end: str):
        return next(one for one in app.radio if one.key.endswith(end))

    radio("1|1_type").set_value("second").run()
    radio("1|1_date").set_value("other").run()
    next(one for one in app.text_input if one.key.endswith("date_other")).set_value("2021-05-xx").run()
    app.button(key="agreement_rest_first").click().run()
    app.text_input(key="agreement_who").set_value("Sam Okafor").run()
    assert app.button(key="agreement_settle").disabled and "would not be read: events" in drawn(app)
    next(one for one in app.text_input if one.key.endswith("date_other")).set_value("2021-05").run()
    app.checkbox(key="agreement_commit").set_value(True).run()
    other = twice / "articles" / ".codings" / f"{KEY}.md"
    drawn_of = other.read_text(encoding="utf-8")
    other.write_text(drawn_of.replace("2021-05-04", "2021-06-04"), encoding="utf-8")  # another value than was seen
    app.button(key="agreement_settle").click().run()
    assert "somebody saved one of the two meanwhile" in drawn(app)
    assert (twice / "articles" / "depot.md").read_text(encoding="utf-8") == article_of(EVENTS, FIRST)
    other.write_text(drawn_of, encoding="utf-8")
    app.run()
    app.button(key="agreement_settle").click().run()

    assert "Committed as " in drawn(app)
    with Repo(str(twice)) as repo:
        made = repo[repo.head()]
        assert made.message.startswith("depot: settled with the coding of سامر".encode()) and made.author.startswith(b"Sam Okafor")
        changed = porcelain.status(repo)
    assert not changed.unstaged and not changed.untracked
    corpus = read_corpus(twice)
    article = corpus.article("depot")
    assert article and (article.review.state, article.review.settled_by, article.review.coder) == ("coded", "Sam Okafor", FIRST)
    assert [event.type for event in article.events] == ["clash", "dispute", "deployment", "meeting"]
    assert article.events[0].date.text == "2021-05"
    kept = twice / "articles" / ".codings" / "depot.lina-haddad.md"
    assert kept.read_text(encoding="utf-8") == article_of(EVENTS, FIRST)
    overview = overview_of(corpus)
    assert overview.compared[KEY].twice.settled and overview.total.both == 3
    seen = drawn(app)
    assert "Settled: depot.md, version" in seen and "Settled on" in seen and "all is settled" in seen and not app.radio


def test_one_broken_coding_is_told_with_its_line_and_nothing_twice_says_how_to_begin(twice: Path) -> None:
    path = twice / "articles" / ".codings" / f"{KEY}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("type: clash", "type: clahs"), encoding="utf-8")

    seen = drawn(run(REVIEW))

    assert "No article was coded twice yet" in seen and "is not in the codebook" in seen and f"{KEY}.md:" in seen.replace("\\", "")
