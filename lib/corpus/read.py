"""A folder becomes a Corpus: settings, registry, gazetteer, then every article; what has errors is left out and listed.

A folder without readable corpus.yaml, actors.yaml or places.csv raises CorpusError; everything else loads.
"""

import hashlib
import json
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

from lib.corpus.actors import Registry
from lib.corpus.articles import Known, read_article, stem_of
from lib.corpus.corpus_file import read_settings
from lib.corpus.models import Article, Corpus, CorpusSettings
from lib.corpus.places import Gazetteer
from lib.corpus.references import check_references
from lib.errors import CorpusError, Problem

TABLES = ("corpus.yaml", "actors.yaml", "places.csv")
BOUNDARIES = "boundaries.geojson"
TEXTS = (".md", ".txt", ".markdown", ".docx", ".odt", ".rtf", ".html", ".yaml", ".yml")  # what somebody may mean as an article
Progress = Callable[[int, int], None]


def corpus_files(folder: Path) -> list[Path]:
    """The files that make the corpus, sorted by name; dot files and other kinds are not among them."""
    tables = [path for name in (*TABLES, BOUNDARIES) if (path := folder / name).is_file()]
    return tables + [folder / "articles" / name for name in _article_names(folder / "articles")]


def corpus_stamp(folder: Path) -> tuple:
    """Name, size and time of change of each of the corpus's files; taken at every interaction, so without a Path for
    each. A file that goes while it is looked for, as when an editor saves it anew, is not in it."""
    tables = [(folder / name, name) for name in (*TABLES, BOUNDARIES)]
    articles = [(entry, entry.name) for entry in _articles(folder / "articles")]
    return (str(folder), *filter(None, (_stamp(file, name) for file, name in (*tables, *articles))))


def _stamp(file: Path | os.DirEntry, name: str) -> tuple | None:
    try:
        stat = file.stat()
    except FileNotFoundError:
        return None
    return name, stat.st_size, stat.st_mtime_ns


def _article_names(folder: Path) -> list[str]:
    return [entry.name for entry in _articles(folder)]


def _articles(folder: Path) -> list[os.DirEntry]:
    """The article files, sorted by name."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        held = [entry for entry in entries
                if entry.name.endswith(".md") and not entry.name.startswith(".") and entry.is_file()]
    return sorted(held, key=lambda entry: entry.name)


def fingerprint(folder: Path) -> str:
    """sha256 over names and bytes of the corpus's files: the same for the same corpus, on any machine."""
    digest = hashlib.sha256()
    for path in corpus_files(folder):
        content = _content(path) or b""
        digest.update(f"{_name(path, folder)}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _name(path: Path, folder: Path) -> str:
    """A file's name in its corpus, in letters that can be printed and compared, whatever the disk holds."""
    written = os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", "replace")
    return unicodedata.normalize("NFC", written)


def _content(path: Path) -> bytes | None:
    """A file's bytes; None where it may not be read or is gone by now."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def read_corpus(folder: Path, progress: Progress | None = None) -> Corpus:
    """The corpus of a folder. `progress(done, all)` is called after each article. Raises CorpusError."""
    stamp = fingerprint(folder)  # first: what changes while it is read shows as changed afterwards
    settings, registry, gazetteer = _read_tables(folder)
    known = Known(registry.actors, registry.index, gazetteer.places, gazetteer.index)
    problems = [*registry.problems, *gazetteer.problems, *gazetteer.doubts(settings.extent)]
    articles: list[Article] = []
    faulty: list[Article] = []
    paths = [path for path in corpus_files(folder) if path.suffix == ".md"]
    unread: set[str] = set()
    for done, path in enumerate(paths, 1):
        article, found = _read_one(_name(path, folder), _content(path), known)
        problems += found
        whole = not any(problem.severity == "error" for problem in found)
        if not whole:
            unread.add(stem_of(_name(path, folder)))
        if article:
            (articles if whole else faulty).append(article)
        if progress:
            progress(done, len(paths))
    articles, found = check_references(articles, faulty, frozenset(unread))
    problems += found
    problems += _passed_over(folder, paths)
    if not paths:
        problems.append(Problem("articles", 0, "", "holds no article", "put annotated articles there as .md files"))
    read = {article.file for article in articles}
    left_out = tuple(name for path in paths if (name := _name(path, folder)) not in read)
    boundaries, found = _boundaries(folder)
    problems += found
    return Corpus(folder, settings, registry.actors, gazetteer.places, tuple(articles), tuple(sorted(problems)),
                  left_out, stamp, boundaries)


def _passed_over(folder: Path, read: list[Path]) -> list[Problem]:
    """A warning for each file below articles/ that may be an article and is none: a link to nothing, .MD, .txt, deeper."""
    names = {path: _name(path, folder) for path in sorted((folder / "articles").rglob("*"))
             if path.suffix.lower() in TEXTS and not path.is_dir() and path not in read}
    return [Problem(name, 0, "", "is not read", "an article is a file articles/<id>.md, or a link to one", "warning")
            for name in names.values() if "/." not in name]


def _read_one(file: str, content: bytes | None, known: Known) -> tuple[Article | None, list[Problem]]:
    if content is None:
        return None, [Problem(file, 0, "", "cannot be read", "look at the file's permissions")]
    return read_article(file, content, known)


def _boundaries(folder: Path) -> tuple[Path | None, list[Problem]]:
    """The corpus's outlines, where they are GeoJSON areas with names; else a warning, and the map does without."""
    path = folder / BOUNDARIES
    if not path.is_file():
        return None, []
    try:
        features = json.loads(_content(path) or b"")["features"]
        whole = all(feature["properties"]["name"] and feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
                    for feature in features)
    except (ValueError, KeyError, TypeError, RecursionError):
        whole = False
    if whole:
        return path, []
    return None, [Problem(BOUNDARIES, 0, "", "is not a GeoJSON collection of named areas",
                          "each feature has properties.name and a Polygon or MultiPolygon", "warning")]


def _read_tables(folder: Path) -> tuple[CorpusSettings, Registry, Gazetteer]:
    missing = [Problem(name, 0, "", "is missing", f"a corpus folder holds {', '.join(TABLES)} and articles/")
               for name in TABLES if not (folder / name).is_file()]
    if missing:
        raise CorpusError(tuple(missing))
    texts, problems = {}, []
    for name in TABLES:
        content = _content(folder / name)
        try:
            texts[name] = unicodedata.normalize("NFC", (content or b"").decode("utf-8-sig"))
        except UnicodeDecodeError as wrong:
            line = content[: wrong.start].count(b"\n") + 1
            problems.append(Problem(name, line, "", "is not UTF-8 text", "save it as UTF-8"))
        if content is None:
            problems.append(Problem(name, 0, "", "cannot be read", "look at the file's permissions"))
    if problems:
        raise CorpusError(tuple(problems))
    settings, problems = read_settings(texts["corpus.yaml"], "corpus.yaml")
    if settings is None or problems:
        raise CorpusError(tuple(problems))
    registry = Registry(texts["actors.yaml"], "actors.yaml", settings.blocs)
    gazetteer = Gazetteer(texts["places.csv"], "places.csv")
    problems = [*registry.problems, *gazetteer.problems]
    if any(problem.severity == "error" for problem in problems):
        raise CorpusError(tuple(sorted(problems)))
    return settings, registry, gazetteer
