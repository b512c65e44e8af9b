"""`python -m lib places FILE…`: what files of places give, and the small files that a corpus reads; `--for NAME`: candidates."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lib.corpus.model.models import Corpus
from lib.corpus.reading.corpus_file import extent_of
from lib.corpus.reading.files import OFFERED
from lib.places.asking import answer, candidates, lists_of
from lib.places.building import built_of
from lib.places.opening import read_files
from lib.places.told import Read

Write = Callable[[Path, bytes], None]
MOST_NAMED = 5


def ask(name: str, files: Sequence[Path], corpus: Corpus | None, engine: Sequence[Path]) -> int:
    """Print who bears a name; 1 where nobody does. Raises OSError of a file that cannot be opened."""
    reads = read_files(list(files))
    _print_problems(reads)
    found = candidates(name, lists_of(name, corpus, reads, () if files else engine))
    for line in answer(name, found):
        print(line)
    return 0 if found else 1


def build_places(files: Sequence[Path], target: Path | None, write: Write, replacing: bool, corpus: Path | None = None) -> int:
    """Print what files give, then write it to a folder, where one is named; files that stand there and say something else are
    written over only where that is asked for. `corpus`: its folder, by whose extent turned outlines are known. Raises OSError,
    with nothing written of the file that failed."""
    reads = read_files(list(files))
    built = built_of(reads, extent_of(corpus))
    wrong = _print_problems(reads)
    for words in (*map(_read_words, reads), *built.words):
        print(words)
    if not built.files:
        print("No place and no outline was read; nothing was written.")
        return 1
    if target is None:
        print("Nothing was written; --corpus DIR writes into a corpus, --out DIR elsewhere.")
        return int(wrong)
    target.mkdir(parents=True, exist_ok=True)
    changed = {name: data for name, data in built.files.items() if _differs(target / name, data)}
    standing = [name for name in changed if (target / name).exists()]
    for name in standing:
        print(f"{target / name} is there: {_change(target / name, changed[name])}")
    if standing and not replacing:
        print("Nothing was written; --replace puts the new in the place of the old.")
        return 1
    for name, data in changed.items():
        write(target / name, data)
        print(f"{target / name}: written")
    for name in built.files.keys() - changed.keys():
        print(f"{target / name}: the same already")
    return int(wrong)


def _print_problems(reads: list[Read]) -> bool:
    """Print what is wrong in each file; whether anything is an error."""
    problems = [problem for read in reads for problem in read.findings.all()]
    for problem in problems:
        print(problem)
    return any(problem.severity == "error" for problem in problems)


def _read_words(read: Read) -> str:
    out = "; ".join(f"{number:,} {reason}" for reason, number in read.findings.out.most_common())
    told = [_counted(len(read.places), "place"), _counted(len(read.areas), "outline")]
    got = " and ".join(filter(None, told)) or "nothing"
    return f"{read.file}: {read.what or 'not read'}; {got}, left out: {out or 'nothing'}" + (
        f"; {read.licence}" if read.licence else ""
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}" if number else ""


def _differs(path: Path, data: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != data


def _change(path: Path, data: bytes) -> str:
    """What a new file adds to an old one and takes from it, by names."""
    old, new = set(_named(path.name, path.read_bytes())), set(_named(path.name, data))
    parts = []
    for word, names in (("adds", sorted(new - old)), ("takes away", sorted(old - new))):
        some = f": {', '.join(names[:MOST_NAMED])}{' …' if len(names) > MOST_NAMED else ''}" if names else ""
        parts.append(f"the new one {word} {len(names):,}{some}")
    return "; ".join(parts)


def _named(name: str, data: bytes) -> Iterator[str]:
    text = data.decode("utf-8", "replace")
    if name == OFFERED:
        yield from (row.get("id") or "" for row in csv.DictReader(io.StringIO(text, newline="")))
        return
    try:
        yield from (str(feature["properties"]["name"]) for feature in json.loads(text)["features"])
    except (ValueError, KeyError, TypeError):
        yield "(a file that is no GeoJSON)"
