"""Two codings of one article side by side: what they say differently, the choice between them, and the article as it then is."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from lib.agreeing.comparing import Compared, Difference, same_of
from lib.agreeing.pairing import Pair
from lib.agreeing.settling import Choice, Settled, open_choices, settled
from lib.annotating.bench.checks import known_of
from lib.annotating.bench.hindering import naming_what_goes
from lib.annotating.saving.codings import drop_coding, keep_coding, path_of
from lib.annotating.saving.disk import article_path, read_content
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import Fields, fields_of
from lib.annotating.saving.save import Conflict, Saved, save
from lib.annotating.saving.written import written_article
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Event
from lib.corpus.reading.articles import read_article
from lib.errors import CorpusError, Problem
from lib.ui.address import heard
from lib.ui.agreement_choices import choose, choose_event, choose_rest, chosen_of, forget
from lib.ui.agreement_words import value_words
from lib.ui.annotate_commit import commit_if_asked, draw_commit, in_git, saved_files
from lib.ui.annotate_save import draw_diff, why_not
from lib.ui.annotate_state import WHO
from lib.ui.numbers import counted
from lib.ui.tags import isolated, joined, plain, tag
from lib.ui.view import View

SETTLER, SAID = "agreement_who", "agreement_said"
COMMITS = "agreement_commit"
MEANWHILE = "somebody saved one of the two meanwhile, and nothing was written"
Files = tuple[str, str]  # of the article, and of the second coding


def draw_pair(view: View, compared: Compared) -> None:
    """One article's two codings: settled already, or to be settled here."""
    twice = compared.twice
    names = " and ".join(plain(one.who) for one in _both(compared))
    st.subheader(f"{plain(twice.first.article.title)}: {names}", anchor=False)
    if said := st.session_state.pop(SAID, ""):
        st.success(plain(said))
    if compared.text_differs:
        st.warning("The two were made of texts that differ by now: events are paired by the words that are still there.")
    if not compared.differences and not compared.alone:
        st.info(f"Both say the same of all {counted(len(compared.both), 'event')}: there is nothing to settle.")
        return
    if twice.settled:
        _draw_settled(view, compared)
        return
    _draw_open(view, compared)


def _draw_settled(view: View, compared: Compared) -> None:
    """What the two coders said, once it is settled."""
    article = view.corpus.article(compared.twice.first.article.id)
    review = article.review if article else None
    if review:
        st.caption(plain(f"Settled on {review.settled_on} by {review.settled_by}; both codings stay in articles/.codings/."))
    for number, pair in enumerate(compared.pairs):
        if (differing := compared.of_pair(pair)) or not pair.events:
            with st.container(key=f"agreement_event_{number}"):
                _draw_event(compared, pair)
                if differing:
                    st.html(_table(view, compared, differing))


def _table(view: View, compared: Compared, differing: Sequence[Difference]) -> str:
    """What either coder says of the fields that differ."""
    head = tag("tr", tag("th", ""), *(tag("th", one.who, scope="col") for one in _both(compared)))
    rows = [
        tag(
            "tr",
            tag("th", one.field.label, scope="row"),
            *(tag("td", value_words(view.corpus, one.field, told), dir="auto") for told in (one.first, one.second)),
        )
        for one in differing
    ]
    return tag("table", head, *rows, cls="both")


def _both(compared: Compared) -> tuple:
    return compared.twice.first, compared.twice.second


@st.fragment
def _draw_open(view: View, compared: Compared) -> None:
    """The choices, event by event in the order of the text, then what they make of the article."""
    if SAID in st.session_state:  # it is settled just now: the page is drawn again, of the article as it is
        st.rerun()
    for number, pair in enumerate(compared.pairs):
        differing = compared.of_pair(pair)
        if not differing and pair.events:
            continue
        with st.container(key=f"agreement_event_{number}"):
            _draw_event(compared, pair)
            if pair.events is None:
                choose_event(compared, pair)
            for one in differing:
                choose(view, compared, one)
    _draw_end(view, compared)


def _draw_event(compared: Compared, pair: Pair) -> None:
    """An event in a line: its type, what both say the same of, and its words."""
    event = pair.first or pair.second
    assert event is not None
    same, fields = same_of(pair)
    if pair.events:
        told = f"{same} of {counted(fields, 'field')} alike"
    else:
        who = compared.twice.first.who if pair.first else compared.twice.second.who
        told = f"{isolated(who)} alone has it"
    quotes = {one.quote.text: tag("p", tag("mark", one.quote.text), cls="words", dir="auto") for one in pair.events or (event,)}
    st.html(
        tag("p", f"{_types(pair)} · {told}", cls="eyebrow")
        + tag("p", event.summary, cls="summary", dir="auto")
        + joined(quotes.values(), "")
    )


def _types(pair: Pair) -> str:
    labels = [CODEBOOK.label("type", event.type) for event in (pair.first, pair.second) if isinstance(event, Event)]
    return " or ".join(dict.fromkeys(labels))


def _draw_end(view: View, compared: Compared) -> None:
    """What is still open, who settles, what would be written, and the button."""
    choices = chosen_of(compared)
    left = open_choices(compared, choices)
    if left:
        choose_rest(compared, left)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state.setdefault(SETTLER, str(st.session_state.get(WHO, "")))
        who = st.text_input(
            "Settled by", key=SETTLER, placeholder="Your name, for the history", width=240, persist_state="session"
        ).strip()
        try:
            drawn, made, wrong = _made(view, compared, choices, who)
        except (SavingError, CorpusError) as refused:
            st.error(plain(str(refused)))
            return
        if in_git(view):
            draw_commit(COMMITS)
        stops = why_not(view) or (f"{counted(len(left), 'choice')} still open." if left else "" if who else "Give your name.")
        st.button(
            "Settle: write it into the article", key="agreement_settle", type="primary", disabled=bool(stops or wrong),
            on_click=_settle, args=(view, compared, drawn),
        )  # fmt: skip
    if stops:
        st.caption(stops)
    if failed := st.session_state.pop(f"{SAID}_not", ""):
        st.error(plain(failed))
    for words in made.notes:
        st.warning(plain(f"{words}."))
    for one in wrong[:5]:
        st.error(plain(f"As it is chosen it would not be read: {one.field}: {one.what}" + (f" ({one.hint})" if one.hint else "")))
    content = drawn[0]
    draw_diff(content, written_article(made.fields, _text(content), content), "What settling would change in the article")


def _text(content: str) -> str:
    return fields_of(content)[1]


def _made(view: View, compared: Compared, choices: dict[tuple[str, str], Choice], who: str) -> tuple[Files, Settled, list[Problem]]:
    """(the files of both as they stand, what the choices make of them, why the reader would leave that out)."""
    article, folder = compared.twice.first.article, view.corpus.folder
    content = read_content(article_path(folder, article.id))
    other = read_content(folder / compared.twice.second.file)
    if content is None or other is None:
        raise SavingError("one of the two files is no longer there", "put it back, or look at the page anew")
    (first, text), (second, _) = fields_of(content), fields_of(other)
    _compare_ids(compared, first, second)
    made = settled(compared, first, second, choices, who or "…", datetime.now(UTC).date().isoformat())
    written = written_article(made.fields, text, content)
    _, problems = read_article(article.file, written.encode("utf-8", "surrogateescape"), known_of(view.corpus))
    errors = [one for one in problems if one.severity == "error"]
    return (content, other), made, errors + naming_what_goes(view.corpus, article.id, made.fields)


def _compare_ids(compared: Compared, *sides: Fields) -> None:
    """Raises SavingError where a file holds other events by now than were compared."""
    for coding, fields in zip(_both(compared), sides):
        listed = fields.get("events")
        held = [str(one.get("id")) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        if held != [event.id.partition("/")[2] for event in coding.article.events]:
            raise SavingError(f"{coding.file} was changed in this very moment", "look at the page anew")


def _settle(view: View, compared: Compared, drawn: Files) -> None:
    """Keep the first coding apart, then write the article; what is said of it. What is not settled is not kept either.

    What is written is what is chosen now, and who settles is whose name stands there now: either may be another than it was when
    the button was drawn. `drawn`: the files of both then; where either is another by now, nothing is written."""
    heard()
    twice, choices = compared.twice, chosen_of(compared)
    article, who = twice.first.article.id, str(st.session_state.get(SETTLER, "")).strip()
    if not who or open_choices(compared, choices):
        return  # what is missing is said beside the button
    try:
        files, made, wrong = _made(view, compared, choices, who)
        if wrong:
            return
        if files != drawn:
            raise SavingError(MEANWHILE, "look at the two anew")
        note = f"settled with the coding of {twice.second.who}"
        answer, path = _written(view, compared, (article, made.fields, _text(files[0]), files[0], who, note))
    except (SavingError, CorpusError) as refused:
        st.session_state[f"{SAID}_not"] = f"{refused}."
        return
    forget(compared)
    said = f"Settled: {answer.path.name}, version {answer.version}. " + (
        f"The first coding is kept as articles/.codings/{path.name}." if path else "The codings of both stay."
    )
    written = saved_files(view, article, answer, view.corpus.folder / twice.second.file, *([path] if path else []))
    committed = commit_if_asked(view, written, who, f"{article}: {note}", COMMITS)
    st.session_state[SAID] = " ".join(filter(None, (said, committed)))


def _written(view: View, compared: Compared, what: tuple[str, Fields, str, str, str, str]) -> tuple[Saved, Path | None]:
    """What saving the article says, and where the first coding was kept for it; None where it stands apart already. Where the
    article is not saved, what was kept goes. Raises SavingError."""
    twice, folder, kept = compared.twice, view.corpus.folder, None
    article, _, _, content, *_ = what
    path = None if twice.kept else path_of(folder, article, twice.first.slug)
    if path:
        kept = path if read_content(path) is None else None
        keep_coding(folder, article, twice.first.slug, content)
    try:
        answer = save(folder, *what)
        if isinstance(answer, Conflict):
            raise SavingError(MEANWHILE, "look at the two anew")
    except SavingError:
        if kept:
            drop_coding(kept)
        raise
    return answer, path
