"""The reports that were joined into one event: each in its own words, and where they differ."""

from collections.abc import Iterable

from markupsafe import Markup

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article, Corpus
from lib.corpus.model.records import source_of
from lib.events.building.differences import differences
from lib.events.building.stories import Story
from lib.events.names import actor_name, field_label, place_name
from lib.events.words import published_words
from lib.ui.marked_words import words_in_context
from lib.ui.sources import about_words
from lib.ui.tags import isolated, tag

CODED = {"type": "type", "issue": "issue", "claim": "claim", "stage": "stage", "mode": "mode", "by_force": "by_force"}
ROLE = "role:"


def reports_html(event_id: str, reports: Iterable[str], story: Story | None, corpus: Corpus) -> Markup:
    """The other reports of an event, then what those of its story tell differently; one line where there is one report."""
    told = dict.fromkeys((*(report.id for report in story.reports), *reports) if story else reports)
    others = [report for report in told if report != event_id]
    if not others:
        return tag("p", "One report; no other article of this corpus tells it.", cls="quiet")
    differing = differences(story) if story else {}
    agree = "they differ in what follows them" if differing else "they agree in every field"
    lines = [
        tag("dt", _label(field))
        + tag("dd", *(tag("div", f"{_value(field, value, corpus)} ({report})") for report, value in values.items()))
        for field, values in differing.items()
    ]
    return (
        tag("p", f"{len(told)} reports joined; {agree}. Told also by:", cls="quiet")
        + Markup("").join(_report(report, corpus) for report in others)
        + (tag("dl", *lines, cls="facts") if lines else Markup(""))
    )


def _report(report: str, corpus: Corpus) -> Markup:
    if report not in corpus.reports:
        source = source_of(corpus, report)
        return tag("p", f"{report}. {about_words(source.about)}" if source else report, cls="quiet")
    article, event = corpus.reports[report]
    grade = f"{article.reliability}{event.credibility}"
    return words_in_context(article, event.quote) + tag("p", f"{report}, {grade}. {source_words(article)}", cls="quiet")


def _label(field: str) -> str:
    return field_label(field.removeprefix(ROLE))


def _person(told: str, corpus: Corpus) -> str:
    """`actor|words|killed 3+` as it is read: name (words), killed 3+."""
    actor, described, numbers = (*told.split("|"), "", "")[:3]
    return actor_name(corpus, actor) + (f" ({described})" if described else "") + (f", {numbers}" if numbers else "")


def _value(field: str, value: str, corpus: Corpus) -> str:
    if not value:
        return "not told"
    if field.startswith(ROLE):
        return "; ".join(_person(one, corpus) for one in value.split("; "))
    if field in CODED:
        return CODEBOOK.label(CODED[field], value)
    return "; ".join(place_name(corpus, one) for one in value.split("; ")) if field in ("place", "origin", "near") else value


def source_words(article: Article) -> str:
    """Whose words the text is, and the citation; each name in its own direction."""
    words = {
        "digest": "Words of our digest, not of the article",
        "excerpt": "The article's own words, an excerpt",
        "full": "The article's own words",
    }[article.text_kind]
    author = f"{isolated(article.author)}, " if article.author else ""
    original = article.original_source
    after = f", after {isolated(original)}" if original and original != article.publisher else ""
    told = f"{author}“{isolated(article.title)}”, {isolated(article.publisher)}{after}"
    return f"{words}. {told} ({published_words(article.published)})."
