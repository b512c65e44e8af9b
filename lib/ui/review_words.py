"""What the page Review says of an article: its state, its events, how long coding took."""

from lib.annotating.reviewing.queue import ANY, Entry, Took
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article
from lib.ui.numbers import counted
from lib.ui.tags import isolated

NO_STATE = "no state"


def state_words(state: str) -> str:
    """A state in a cell or a sentence."""
    return CODEBOOK.label("review", state).lower() if state else NO_STATE


def standing_of(article: Article) -> str:
    """An article's state and whose turn it is, in a few words."""
    if article.review is None:
        return "No state of review: it counts as accepted"
    turn = article.review.term.waits_for
    named = {"coder": article.review.coder, "reviewer": article.review.reviewer}.get(turn, "")
    return article.review.term.label + (f": waits for {isolated(named) or ANY[turn]}" if turn in ANY else "")


def events_words(entry: Entry) -> str:
    """ "7", "7, of them 2 rejected": how many events, and how many in another state than their article."""
    own = entry.state or CODEBOOK.default("review")
    others = [f"{number:,} {state_words(state)}" for state, number in entry.events.items() if state != own]
    return f"{sum(entry.events.values()):,}" + (f", of them {', '.join(others)}" if others else "")


def took_words(told: Took | None) -> str:
    """How long coding took, in a sentence; "" where nobody measured."""
    if told is None:
        return ""
    if told.articles == 1:
        return f"Coding took {counted(told.least, 'minute')}, by the one article that says so."
    if told.least == told.most:
        return f"Coding took {counted(told.least, 'minute')} each, by {told.articles:,} articles that say so."
    return (
        f"Coding took {told.median:g} minutes in the median, {told.least:,} to {told.most:,}, "
        f"by {told.articles:,} articles that say so."
    )
