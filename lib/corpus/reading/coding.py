"""One written event becomes a checked Event: names to ids, words to offsets, and every field on what it rests."""

from lib.corpus.checking.kinds import against_its_type
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import DateError, read_date
from lib.corpus.model.models import Dated, Event, Pay, Span
from lib.corpus.reading.evidence import REFERENCES, Evidence, Rest, evidence_of, quote_of, rest_of, warn_of_idle_words
from lib.corpus.reading.participants import quantities_of, roles_of
from lib.corpus.reading.written_event import WrittenEvent
from lib.corpus.text.provenance import Said

PLACES = ("place", "origin", "near")
NO_ID = "?"  # stands for an id that does not read
DEFAULT = {field: CODEBOOK.default(field) for field in ("claim", "stage", "status", "parts", "credibility")}


def coded(event: WrittenEvent) -> Event:
    """The event; whole where no problem is said."""
    quote = quote_of(event)
    evidence = evidence_of(event, quote)
    said = _said(event)
    rest = rest_of(event, quote, said, evidence)
    _allowed(event)
    warn_of_idle_words(event, said)
    return _event(event, said, quote, evidence, rest)


def _said(event: WrittenEvent) -> Said:
    roles, values = roles_of(event), event.values
    return Said(
        roles,
        quantities_of(event, roles),
        {name: _places(event, name) if name in values else () for name in PLACES},
        _date(event),
        _pay(event),
        values.text("claim") or DEFAULT["claim"],
        values.text("stage") or DEFAULT["stage"],
    )


def _event(event: WrittenEvent, said: Said, quote: Span | None, evidence: Evidence, rest: Rest) -> Event:
    written, values = event.written, event.values
    return Event(
        event.full(written.id or NO_ID),
        written.type,
        written.summary,
        quote or Span(0, 0, ""),
        said.roles,
        values.text("mode"),
        values.text("issue"),
        said.places["place"],
        said.places["origin"],
        said.places["near"],
        date=said.date,
        by_force=values.text("by_force"),
        reason=values.text("reason"),
        quantities=said.numbers,
        goods=tuple(values.texts("goods")),
        pay=said.pay,
        claim=said.claim,
        stage=said.stage,
        background=values.holds("background"),
        status="draft" if "draft" in (event.article.status, values.text("status")) else DEFAULT["status"],
        review=written.review or (event.article.review.state if event.article.review else ""),
        part_of=event.full(written.part_of) if written.part_of else "",
        parts=written.parts or DEFAULT["parts"],
        after=event.all_full(written.after),
        same_as=event.all_full(written.same_as),
        maybe_same_as=event.all_full(written.maybe_same_as),
        not_same_as=event.all_full(written.not_same_as),
        according_to=values.text("according_to"),
        credibility=values.text("credibility") or DEFAULT["credibility"],
        evidence=evidence,
        inferred=rest.inferred,
        unseen=rest.unseen,
        original_quote=written.original_quote,
        line=event.line(),
        field_lines={name: event.line(name) for name in ("part_of", *REFERENCES) if getattr(written, name)},
    )


def _places(event: WrittenEvent, field: str) -> tuple[str, ...]:
    found = []
    for at, written in enumerate(event.values.texts(field)):
        identifier, what, hint = event.around.places.resolve(written)
        if what:
            event.wrong((field,) if field in event.values.from_defaults else (field, at), what, hint)
        else:
            found.append(identifier)
    return tuple(dict.fromkeys(found))


def _date(event: WrittenEvent) -> Dated | None:
    written = event.values.text("date")
    if not written:
        return None
    try:
        return read_date(written)
    except DateError as wrong:
        event.wrong(("date",), wrong.what, wrong.hint)
        return None


def _pay(event: WrittenEvent) -> Pay | None:
    pay = event.values.pay()
    return Pay(pay.amount, pay.currency, pay.per, pay.about) if pay else None


def _allowed(event: WrittenEvent) -> None:
    """Say so of roles and modes that the event's type does not have, and of an event without participants."""
    roles = [role for role in event.roles if event.values.holds(role)]
    for field, what, hint in against_its_type(event.written.type, roles, event.values.text("mode")):
        if field or not event.lost:
            event.wrong((field,) if field else (), what, hint)
