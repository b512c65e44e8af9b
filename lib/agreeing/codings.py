"""The codings of a corpus's articles: what stands in articles/.codings/, read by the reader of articles, and which articles are so
coded twice. One that cannot be read is left out and said; all others stay."""

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from lib.annotating.bench.beside import Same
from lib.annotating.bench.checks import known_of
from lib.annotating.saving.codings import CODINGS, SUFFIX, codings_folder, parts_of, slug_of
from lib.annotating.saving.disk import read_content
from lib.annotating.saving.errors import SavingError
from lib.corpus.checking.checking import near_miss
from lib.corpus.model.models import Article, Corpus
from lib.corpus.reading.articles import Known, read_article
from lib.corpus.reading.files import ARTICLES, sign_of
from lib.errors import Problem

FIRST = "_first"  # what the first coder's file is called by where nobody says who that was; no name gives it
Reading = tuple["Coding | None", tuple[Problem, ...]]


@dataclass(frozen=True)
class Coding:
    """One person's coding of an article. `coder`: the name as written, "" where none is; `slug`: as in its file's name; `article`:
    as the reader reads it; `file`: its name in the corpus."""

    coder: str
    slug: str
    article: Article
    file: str

    @property
    def who(self) -> str:
        """The coder as a heading says it."""
        return self.coder or ("first coder" if self.slug == FIRST else self.slug)


@dataclass(frozen=True)
class Twice:
    """An article that two people coded. `settled`: the two were settled in the article itself, so that both stand in `.codings`;
    `kept`: the first coding stands there already, for the article was settled with somebody else's."""

    first: Coding
    second: Coding
    settled: bool = False
    kept: bool = False

    @property
    def key(self) -> str:
        return f"{self.first.article.id}.{self.second.slug}"


@dataclass(frozen=True)
class Codings:
    """`twice`: pairs of codings, by article; `problems`: of the files of codings, and of what cannot be compared."""

    twice: tuple[Twice, ...] = ()
    problems: tuple[Problem, ...] = ()


def codings_of(corpus: Corpus) -> Codings:
    """All articles that were coded twice or more, the first coding against each other one. Nothing raises."""
    found: dict[str, list[Coding]] = {}
    problems: list[Problem] = []
    for path in _files(corpus.folder):
        coding, told = _read(path, corpus)
        problems += told
        if coding:
            found.setdefault(coding.article.id, []).append(coding)
    twice: list[Twice] = []
    for name, others in sorted(found.items()):
        pairs, wrong = _pairs(corpus, name, others)
        twice += pairs
        problems += wrong
    return Codings(tuple(twice), tuple(sorted(problems)))


def _files(folder: Path) -> list[Path]:
    """The files of codings, by name; hidden ones are steps that were cut off."""
    try:
        return sorted(path for path in codings_folder(folder).iterdir() if path.suffix == SUFFIX and not path.name.startswith("."))
    except OSError:
        return []


def signs_of(folder: Path) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """What differs as soon as any file of a coding does."""
    found = []
    for path in _files(folder):
        with suppress(OSError):
            found.append((path.name, sign_of(path.stat())))
    return tuple(found)


def _read(path: Path, corpus: Corpus) -> Reading:
    file, (article, slug) = f"{ARTICLES}/{CODINGS}/{path.name}", parts_of(path.name)
    if not article or not slug:
        return None, (Problem(file, 0, "", "its name says not whose coding of what it is", "call it <article>.<coder>.md"),)
    articles = corpus.article_by_id
    if article not in articles and f"{ARTICLES}/{article}.md" not in corpus.left_out:
        return None, (Problem(file, 0, "", f"no article “{article}”", near_miss(article, articles)),)
    try:
        content = read_content(path)
    except SavingError as wrong:
        return None, (Problem(file, 0, "", wrong.what, wrong.hint),)
    return _coding(file, article, slug, content, known_of(corpus)) if content is not None else (None, ())


def _coding(file: str, article: str, slug: str, content: str, known: Known) -> Reading:
    return _kept(file, article, slug, content, Same(known))


@lru_cache(maxsize=2_000)
def _kept(file: str, article: str, slug: str, content: str, held: Same[Known]) -> Reading:
    """What came of a file's content; read once for a registry. Its id is its article's, so the reader is told that file's name."""
    told = f"{ARTICLES}/{article}{SUFFIX}"
    made, found = read_article(told, content.encode("utf-8", "surrogateescape"), held.value)
    problems = tuple(replace(one, file=file) for one in found)
    if made is None or any(one.severity == "error" for one in problems):
        return None, problems
    coder = made.review.coder if made.review else ""
    return Coding(coder if slug_of(coder) == slug else "", slug, replace(made, file=file), file), problems


def first_of(article: Article) -> Coding:
    """An article's own coding."""
    coder = article.review.coder if article.review else ""
    return Coding(coder, slug_of(coder) or FIRST, article, article.file)


def _pairs(corpus: Corpus, name: str, others: list[Coding]) -> tuple[list[Twice], list[Problem]]:
    """The first coding of an article against each other. Until the two are settled the first is the article itself."""
    article = corpus.article(name)
    if article is None:
        what, hint = "its article is left out for errors, so the two are not compared", f"mend {ARTICLES}/{name}.md"
        return [], [Problem(other.file, 0, "", what, hint, "warning") for other in others]
    own = first_of(article)
    if article.review and article.review.settled_on:
        first = next((one for one in others if one.slug in (FIRST, own.slug)), None)
        if first is None:
            what = "its article is settled, and the first coding is no longer kept"
            hint = f"articles/.history/{name}.jsonl has it; put it back as {name}.{own.slug}.md"
            return [], [Problem(other.file, 0, "", what, hint, "warning") for other in others]
        named, rest = article.review.settled_with, [one for one in others if one is not first]
        return [Twice(first, one, True) if not named or one.slug in named else Twice(own, one, kept=True) for one in rest], []
    what, hint = "it is by the coder of its article, so it is compared with nothing", "name another coder in the article's review"
    same = [Problem(one.file, 0, "", what, hint, "warning") for one in others if one.slug == own.slug]
    return [Twice(own, one) for one in others if one.slug != own.slug], same
