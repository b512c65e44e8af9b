"""Files of a whole corpus, or of the view at an address, without the app: what `build` writes."""

from collections.abc import Sequence

from lib.corpus.model.models import Corpus
from lib.errors import FaultlinesError
from lib.events.asking.asked import from_address
from lib.events.asking.chips import in_words
from lib.events.asking.select import REASONS, select_events
from lib.events.building.build import build_tables
from lib.exchange.chosen import chosen_of
from lib.exchange.companions import beside
from lib.exchange.formats import FORMATS
from lib.exchange.manifest import Snapshot, as_json, manifest
from lib.exchange.meanings import ROWS
from lib.exchange.snapshot import table_files
from lib.exchange.telling import counted

MANIFEST = "manifest.json"
ALL = "all events: wholes and their parts, background and drafts, what waits for review or was rejected, what is perhaps the same"
ALL_FORMATS = "all"
Stale = tuple[tuple[str, str], ...]


class LinkError(FaultlinesError):
    """An address that is no view's; its text says why."""


def names_written() -> tuple[str, ...]:
    """Every name that a build may write into its folder."""
    return (*(f"{name}.csv" for name in ROWS), MANIFEST, *(f"events{form.ending}" for form in FORMATS.values()))


def snapshot_of(corpus: Corpus, link: str | None) -> tuple[Snapshot, Stale]:
    """All events of a corpus, or those that a view's address leaves; and (field, value) of what it names that is not here.
    Raises LinkError."""
    tables = build_tables(corpus)
    if link is None:
        return Snapshot(tables.events, corpus, words=ALL, beside=beside(tables.events, tables, corpus)), ()
    try:
        asked = from_address(link, tables, corpus)
    except ValueError as wrong:
        raise LinkError(f"--link {wrong}") from wrong
    selection, words = select_events(tables, corpus, asked.filters), in_words(asked.filters, tables, corpus)
    ledger = {reason: selection.ledger.count(reason) for reason in REASONS}
    told = beside(selection.events, tables, corpus)
    return Snapshot(selection.events, corpus, ledger, words, link, beside=told), (*asked.stale, *asked.filters.vain)


def files_of(snapshot: Snapshot, formats: Sequence[str]) -> tuple[dict[str, bytes], str]:
    """Name -> contents, and what they are in words. "csv", and no format, are all tables with their manifest; "all" is every
    format."""
    chosen = FORMATS if ALL_FORMATS in formats else dict.fromkeys(formats or ("csv",))
    files, said = {}, []
    if "csv" in chosen:
        tables = table_files(snapshot)
        files = {file.name: file.content for file in tables} | {MANIFEST: as_json(manifest(snapshot, tables))}
        said = [*(f"{file.name} ({counted(file.rows, 'row')})" for file in tables), MANIFEST]
    for form in (FORMATS[name] for name in chosen if name != "csv"):
        files[f"events{form.ending}"] = form.make(snapshot)
        misses = "".join(f" {sentence}" for sentence in form.misses(chosen_of(snapshot)))
        said.append(f"events{form.ending} ({counted(len(snapshot.events), 'event')}){misses and ':' + misses}")
    return files, ", ".join(said)
