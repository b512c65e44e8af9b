"""Suggestions for files: one output per input, named after it; a file that cannot be read is said and the rest go on."""

import datetime
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from lib.corpus.models import Corpus
from lib.suggest.draft import draft_article
from lib.suggest.engine import suggest
from lib.suggest.files import RawArticle, ReadingError, read_raw
from lib.suggest.gold import as_gold
from lib.suggest.models import Suggestions

SUFFIX = {"gold": ".json", "article": ".md"}


def suggest_files(files: Sequence[Path], out: Path, form: str, published: datetime.date | None, corpus: Corpus | None) -> int:
    """Write suggestions for each file; 1 if one could not be read or would be written over another's or an article."""
    out.mkdir(parents=True, exist_ok=True)
    failed, written = 0, set()
    for file in files:
        try:
            target = out / (file.stem + SUFFIX[form])
            if target in written:
                raise ReadingError(file, f"would be written over {target.name} of this run", "give the files different names")
            if form == "article" and target.exists():
                raise ReadingError(file, f"{target} is there already and may hold work", "delete it or name another --out")
            raw = read_raw(file)
            found = suggest(raw.text, published or _published(file, raw), corpus)
        except ReadingError as wrong:
            print(wrong, file=sys.stderr)
            failed += 1
            continue
        written.add(target)
        target.write_text(_content(found, raw, file.stem, form, corpus), encoding="utf-8", newline="\n")
        print(f"{target}: {_counts(found)}")
        for note in found.notes:
            print(f"{file}: {note}", file=sys.stderr)
    if failed:
        print(f"{failed} of {len(files)} files without suggestions.", file=sys.stderr)
    return 1 if failed else 0


def _published(file: Path, raw: RawArticle) -> datetime.date | None:
    try:
        return raw.published()
    except ValueError as wrong:
        raise ReadingError(file, f"“Published: {raw.metadata['published']}” is not a day", "write it as 2021-02-15") from wrong


def _content(found: Suggestions, raw: RawArticle, name: str, form: str, corpus: Corpus | None) -> str:
    if form == "article":
        return draft_article(found, raw, name, corpus)
    return json.dumps(as_gold(found, name, raw.text_offset), ensure_ascii=False, indent=1) + "\n"


def _counts(found: Suggestions) -> str:
    parts = (
        (len(found.actors), "actor"),
        (len(found.places), "place"),
        (len(found.dates), "date"),
        (len(found.quantities), "number"),
        (len(found.events), "event"),
    )
    return ", ".join(f"{number} {word}" + ("" if number == 1 else "s") for number, word in parts)
