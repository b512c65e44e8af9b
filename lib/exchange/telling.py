"""What every file says of itself, wherever its format has room for it: what was selected, where every event went, of which
corpus, under which licence, and on which articles it rests. It knows no clock, so that one view gives one file."""

import re
from dataclasses import replace

from lib.exchange.manifest import Snapshot, ledger_counts, manifest
from lib.settings import PROGRAM

OF_CSV = ("files", "format")  # what a manifest tells of the files beside it
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACED = "\ufffd"  # in place of a letter that XML cannot hold


def told(snapshot: Snapshot) -> dict[str, object]:
    """All of it as plain values: the manifest's own, but for what it tells of its files and of the moment."""
    return {name: value for name, value in manifest(replace(snapshot, moment=None), ()).items() if name not in OF_CSV}


def told_lines(snapshot: Snapshot) -> list[tuple[str, str]]:
    """(what, in words), but for the citations: see `citation_lines`."""
    corpus = snapshot.corpus
    lines = [
        ("Selection", snapshot.words),
        ("Link", snapshot.link),
        ("Events", f"{len(snapshot.events):,}"),
        ("Ledger", ledger_words(snapshot.ledger) if snapshot.ledger else ""),
        ("Corpus", corpus.settings.title),
        ("Fingerprint", corpus.fingerprint),
        ("Left out of the corpus", ", ".join((*corpus.left_out, *(f"{row.file}:{row.line}" for row in corpus.left_out_rows)))),
        ("Licence", corpus.settings.licence),
        ("Made by", f"{PROGRAM}, codebook {told(snapshot)['codebook_version']}"),
    ]
    return [(what, words) for what, words in lines if words]


def ledger_words(ledger: dict[str, int]) -> str:
    """Where every event went, as a sum: "63 read = 50 shown + 2 hidden as drafts + 11 hidden by filters"."""
    counts = ledger_counts(ledger)
    parts = [f"{count:,} {name.replace('_', ' ')}" for name, count in counts.items() if name not in ("read", "matching")]
    return f"{counts['read']:,} read = " + " + ".join(part for part in parts if not part.startswith("0 "))


def citation_lines(snapshot: Snapshot) -> list[str]:
    """The articles and datasets on which the events rest, one line each."""
    found = manifest(snapshot, ())["citations"]
    assert isinstance(found, list)
    return [one.get("citation") or ", ".join(one[part] for part in ("title", "publisher", "url") if one.get(part)) for one in found]


def xml_text(text: str) -> str:
    """The text with � for each character that no XML may hold: control characters, halves of a pair."""
    return NOT_XML.sub(REPLACED, text)


def counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
