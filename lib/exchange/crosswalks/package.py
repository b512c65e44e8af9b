"""A file in others' codes is a zip: their table, loss.csv with what did not fit, and README.txt, which says what was selected,
where every event went, and whom to cite."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from lib.corpus.model.models import Corpus
from lib.exchange.chosen import Chosen
from lib.exchange.crosswalks.coding import Coded, coded_chosen, coded_events
from lib.exchange.crosswalks.crosswalk import Crosswalk, crosswalk_of
from lib.exchange.crosswalks.loss import LEFT_OUT, WHOLE, Loss, loss_csv, miss_sentences
from lib.exchange.crosswalks.plover import records_of
from lib.exchange.crosswalks.tables import table_of
from lib.exchange.manifest import Snapshot
from lib.exchange.snapshot import entry_of
from lib.exchange.telling import citation_lines, counted, told_lines

Write = Callable[[Iterable[Coded], Crosswalk, Corpus], tuple[bytes, list[Loss]]]
LOSS, README = "loss.csv", "README.txt"
DERIVED = (
    "What this corpus derives, or says of its own coding, has no place there and is not listed: groups, severity, who backs whom, "
    "the words behind each field, differences between reports, bounds of what has no day, permalinks."
)


def write_acled(snapshot: Snapshot) -> bytes:
    """ACLED's 31 columns."""
    return _packed(snapshot, crosswalk_of("acled"), table_of)


def write_ged(snapshot: Snapshot) -> bytes:
    """The 49 columns of UCDP GED."""
    return _packed(snapshot, crosswalk_of("ged"), table_of)


def write_plover(snapshot: Snapshot) -> bytes:
    """PLOVER's JSON lines."""
    return _packed(snapshot, crosswalk_of("plover"), records_of)


def acled_misses(chosen: Chosen) -> tuple[str, ...]:
    return _misses(chosen, crosswalk_of("acled"))


def ged_misses(chosen: Chosen) -> tuple[str, ...]:
    return _misses(chosen, crosswalk_of("ged"))


def plover_misses(chosen: Chosen) -> tuple[str, ...]:
    return _misses(chosen, crosswalk_of("plover"))


def _misses(chosen: Chosen, crosswalk: Crosswalk) -> tuple[str, ...]:
    return miss_sentences(coded_chosen(chosen, crosswalk), crosswalk)


def _packed(snapshot: Snapshot, crosswalk: Crosswalk, write: Write) -> bytes:
    people = snapshot.beside.participants if snapshot.beside else None
    coded = list(coded_events(snapshot.events, people, snapshot.corpus, crosswalk))
    table, losses = write(coded, crosswalk, snapshot.corpus)
    readme = "".join(f"{line}\r\n" for line in _lines(snapshot, crosswalk, coded, losses))
    files = {crosswalk.file: table, LOSS: loss_csv(losses), README: readme.encode("utf-8", "replace")}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(entry_of(name, None), content)
    return packed.getvalue()


def _lines(snapshot: Snapshot, crosswalk: Crosswalk, coded: list[Coded], losses: list[Loss]) -> Iterator[str]:
    there, own = sum(one.out is None for one in coded), sum(one.own is not None for one in coded)
    yield f"Events in the form of {crosswalk.title}"
    yield ""
    yield from (f"{what}: {words}" for what, words in told_lines(snapshot))
    yield f"In {crosswalk.file}: {counted(there, 'event')} of {len(coded):,}, {own:,} of them as their publisher gave them"
    yield from _counts("Left out", Counter(f"{loss[5]} ({loss[2]})" for loss in losses if loss[4] == LEFT_OUT))
    kinds = Counter(f"{loss[1] or 'no field'} (ours: {loss[2]}): {loss[5]}" for loss in losses if loss[1] != WHOLE)
    yield from _counts(f"Of those in {crosswalk.file}, lost by field", kinds)
    yield ""
    yield f"{LOSS} has a row for each thing of each event that did not fit: what was lost, what became of it, and why."
    empty = ", ".join(column for column, name in crosswalk.columns.items() if not name)
    if empty:
        yield f"Empty but in rows that are given back as they were, for no event here says it: {empty}."
    yield DERIVED
    yield ""
    yield "Citations"
    yield from citation_lines(snapshot)


def _counts(title: str, counts: Counter[str]) -> Iterator[str]:
    if counts:
        yield ""
        yield f"{title}:"
        yield from (f"  {number:,}  {what}" for what, number in sorted(counts.items(), key=lambda one: (-one[1], one[0])))
