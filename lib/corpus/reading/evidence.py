"""The words that a written event rests on: its quote and its evidence as offsets, and a warning for each field that rests on
nothing that is seen, or for which there are words and no value."""

from dataclasses import dataclass

from lib.corpus.checking.checking import near_miss
from lib.corpus.model.models import Span
from lib.corpus.reading.frontmatter import EventWritten
from lib.corpus.reading.written_event import WrittenEvent
from lib.corpus.reading.yaml_lines import Path
from lib.corpus.text.provenance import Said, fields_not_in, parts_rest
from lib.corpus.text.unseen import TERMS, unseen_fields
from lib.errors import shortened

REFERENCES = ("after", "same_as", "maybe_same_as", "not_same_as")
READ_AS = (*TERMS, "reason", "according_to")
DEFAULT_REASON = "default of the article"
NOT_CODED = frozenset(("id", "evidence", "inferred", "part_of", "parts", "status", "review", "original_quote", *REFERENCES))
FIELDS = frozenset(EventWritten.model_fields) - NOT_CODED
MOST_SHOWN = 20  # quotes of one article that are not in its text and are shown the passage most like them
Evidence = dict[str, tuple[Span, ...]]  # field -> words of the text


@dataclass(frozen=True)
class Rest:
    """Why fields hold what they hold where no words say it; `unseen`: those that rest on nothing that is seen."""

    inferred: dict[str, str]
    unseen: frozenset[str]


def quote_of(event: WrittenEvent) -> Span | None:
    """The event's quote in the text; None where it is not there."""
    quote = event.written.quote
    if not quote:
        return None
    found = event.finder.find(quote)
    if found is None:
        _missing_quote(event, ("quote",), quote)
    return found


def _missing_quote(event: WrittenEvent, path: Path, quote: str) -> None:
    event.finder.missed += 1
    nearest = event.finder.nearest(quote) if event.finder.missed <= MOST_SHOWN else ""
    event.wrong(
        path,
        f"the text does not hold “{shortened(quote)}”",
        f"nearest passage: “{nearest}”" if nearest else "quotes are words of the text below the front matter",
    )


def evidence_of(event: WrittenEvent, near: Span | None) -> Evidence:
    """The words of each field that has evidence; of repeated words those nearest the quote. The article's evidence holds for
    fields that the event itself does not tell."""
    written = event.written
    shared = {field: words for field, words in event.article.defaults.evidence.items() if getattr(written, field, None) is None}
    found: Evidence = {}
    for field, quotes in (shared | written.evidence).items():
        path = ("evidence", field)
        _known_field(event, path, field)
        spans = [(quote, event.finder.find(quote, near)) for quote in quotes]
        for quote in (quote for quote, span in spans if span is None):
            _missing_quote(event, path, quote)
        found[field] = tuple(span for _, span in spans if span)
    for field in written.inferred:
        _known_field(event, ("inferred", field), field)
    return {field: spans for field, spans in found.items() if spans}


def _known_field(event: WrittenEvent, path: Path, field: str) -> None:
    if field not in FIELDS:
        event.wrong(path, f"“{shortened(field)}” is no field of an event", near_miss(field, sorted(FIELDS)))


def rest_of(event: WrittenEvent, quote: Span | None, said: Said, evidence: Evidence) -> Rest:
    """What the fields rest on. Warns of every field that rests on nothing that is seen; a field of the article's defaults is
    inferred from them."""
    inferred, unseen = dict(event.written.inferred), set()
    readable = not event.lost & {"evidence", "inferred"}
    for field in fields_not_in(quote.text, said, event.around) if quote and readable else ():
        if field in evidence or field in inferred:
            continue
        if field in event.values.from_defaults:
            inferred[field] = event.article.defaults.inferred.get(field, DEFAULT_REASON)
        elif not parts_rest(field, said, evidence):
            unseen.add(field)
            event.warn(
                (field,),
                "rests on nothing that is seen: the quote does not say it",
                f'add evidence: {{{field}: "words of the text"}}, or inferred: {{{field}: "why"}}',
            )
    return Rest(inferred, frozenset(unseen) | _unseen(event, quote, said, evidence))


def _unseen(event: WrittenEvent, quote: Span | None, said: Said, evidence: Evidence) -> frozenset[str]:
    if not evidence:
        return frozenset()
    values = {name: told for name in READ_AS if (told := event.values.text(name) or event.values.texts(name))}
    return unseen_fields(quote.text if quote else "", evidence, said, values, event.around)


def warn_of_idle_words(event: WrittenEvent, said: Said) -> None:
    """Words or a reason for a field without a value carry nothing; both together say why there is no value."""
    evidence, inferred = event.written.evidence, event.written.inferred
    for name, words, other in (("evidence", evidence, inferred), ("inferred", inferred, evidence)):
        for field in words:
            if field in FIELDS - event.lost and field not in other and not _is_coded(event, field, said):
                event.warn(
                    (name, field),
                    f"the event has no “{field}”",
                    f"write {field}: …, or say under both evidence and inferred why it has none",
                )


def _is_coded(event: WrittenEvent, field: str, said: Said) -> bool:
    values = said.roles | said.numbers | said.places | {"date": said.date, "pay": said.pay}
    return bool(values.get(field)) or field in event.values
