"""Why a record of a source beside the articles cannot stand in the tables, and what would be right instead.

An article's events are checked where they are read, with file and line; of a source's records nobody has looked at any.
"""

from collections.abc import Iterable, Iterator, Mapping

from lib.corpus.checking.checking import near_miss
from lib.corpus.checking.kinds import against_its_type
from lib.corpus.model.codebook import CODEBOOK, LIST_OF
from lib.corpus.model.models import Corpus, Quantity
from lib.corpus.model.records import THEIRS, Record
from lib.corpus.model.same import in_circles, same_events

ALWAYS_TOLD = ("type", "claim", "stage", "status", "parts", "credibility")  # fields that hold a term of the codebook
PERHAPS_TOLD = ("mode", "issue", "review", "by_force")  # likewise, or nothing


def unfit(record: Record, source_id: str, corpus: Corpus) -> str:
    """All that is wrong with a record of a source, each with what would be right; "" where nothing is."""
    wrong = (*_of_its_source(record, source_id), *_coded(record), *_known(record, corpus), *_counted(record), *_worded(record))
    return "; ".join(f"{what} ({hint})" if hint else what for what, hint in wrong)


def circular(records: Mapping[str, Record]) -> frozenset[str]:
    """Ids of the records of all events that, by way of `part_of` and `same_as`, are a part of themselves."""
    same, circle = same_events(records), in_circles(records)
    events = {same[one] for one in circle}
    return frozenset(one for one in records if same[one] in events)


Wrong = Iterator[tuple[str, str]]  # what is wrong, what would be right


def _of_its_source(record: Record, source_id: str) -> Wrong:
    before, _, theirs = record.id.partition(":")
    if before != source_id or not THEIRS.fullmatch(theirs):
        yield "the id is not one of its source", f"{source_id}:<theirs>, theirs without white space and / , ; : ~"
    document = record.rests_on.document
    if record.rests_on.source != source_id or not document.startswith(f"{source_id}:"):
        yield f"“{document}”, on which it rests, is no document of its source", f"{source_id}:<theirs>"


def _coded(record: Record) -> Wrong:
    """Of what it says in terms of the codebook."""
    for name in (*ALWAYS_TOLD, *PERHAPS_TOLD):
        yield from _unknown(name, [getattr(record, name)], LIST_OF.get(name, name), name in PERHAPS_TOLD)
    yield from _unknown("reliability", [record.rests_on.reliability], "reliability")
    yield from _unknown("text_kind", [record.rests_on.text_kind], "texts", empty=True)
    yield from _unknown("goods", record.goods, "goods")
    told = [role for role, people in record.roles.items() if people]
    yield from ((what, hint) for _, what, hint in against_its_type(record.type, told, record.mode))


def _unknown(name: str, told: Iterable[str], terms: str, empty: bool = False) -> Wrong:
    """Of the values of a field those that a list of the codebook does not have; "" may be one where it may be `empty`."""
    known = getattr(CODEBOOK, terms)
    for value in told:
        if value not in known and (value or not empty):
            yield f"{name}: “{value}” is not in the codebook", near_miss(value, known)


def _known(record: Record, corpus: Corpus) -> Wrong:
    """Of the actors and places that it names."""
    for kind, known, named in (
        ("actor", corpus.actors, {one.actor for people in record.roles.values() for one in people}),
        ("place", corpus.places, {*record.place, *record.origin, *record.near}),
    ):
        yield from ((f"no such {kind}: {one}", near_miss(one, known)) for one in sorted(named) if one not in known)


def _counted(record: Record) -> Wrong:
    """Of its numbers and days."""
    numbers = [*record.quantities.items()]
    numbers += [one for people in record.roles.values() for person in people for one in person.quantities.items()]
    yield from _unknown("quantities", dict.fromkeys(name for name, _ in numbers), "quantities")
    for name, number in numbers:
        if not _in_order(number):
            yield f"{name}: {number.min} to {number.max} bounds no number", "from 0 on, the least before the most"
    date = record.date
    if date and date.first and date.last and date.first > date.last:
        yield f"date: {date.text} ends before it begins", "the earlier day before the later"


def _in_order(number: Quantity) -> bool:
    least = 0 if number.min is None else number.min
    return 0 <= least <= (least if number.max is None else number.max)


def _worded(record: Record) -> Wrong:
    """Of what it says in words."""
    for name, words in (("summary", record.summary), ("publisher", record.rests_on.publisher)):
        if not words.strip():
            yield f"{name}: says nothing", "write one"
    if bool(record.sentence) != bool(record.rests_on.text_kind):
        has, lacks = ("quote", "text_kind") if record.sentence else ("text_kind", "quote")
        hint = f"text_kind is {', '.join(CODEBOOK.texts)} of what has a quote, and empty of what has none"
        yield f"has a {has} without a {lacks}", hint
