"""Which of the corpus's articles a text is like: the same, nearly the same, or a reprint of a part, and where the two differ.

Texts are taken as runs of five words, folded (lib.corpus.text.folding), after Broder, "On the resemblance and containment of
documents" (1997): resemblance is the share of runs that both have, containment the share of one text's runs that the other has.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from lib.corpus.model.models import Corpus
from lib.corpus.text.folding import fold

RUN = 5  # words: two articles on one event share names and shorter phrases, and hardly ever five words in a row
LEAST_SHARE = 0.25  # of the runs of either text: a quoted sentence, a byline or a slogan is less of an article
LEAST_RUNS = 8  # twelve words in a row, or as much in pieces: less is a phrase, however short the text
NEARLY = 0.8  # resemblance from which on a text is nearly the same: at most one word in some forty differs
REPRINT = 0.8  # containment from which on one text stands in the other
KEPT = 20_000  # texts whose runs are kept, some 4 kB each; of more articles the rest are counted again each time
Runs = NDArray[np.uint64]
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`\u0300-\u036f\u064b-\u0652\u0670]+[^\W_]*)*")  # with vowel signs, which fold away
MOST_KNOWN = 300_000  # words whose numbers are kept
_STEP = np.uint64(1_099_511_628_211)  # the prime of FNV-1a, 64 bits


@dataclass(frozen=True)
class Other:
    """An article or a draft that a text is compared with."""

    id: str
    title: str
    text: str
    url: str = ""
    sha256: str = ""
    draft: bool = False


@dataclass(frozen=True)
class Like:
    """`resemblance`: of all runs of both the share that both have; `here`: of the text's own runs the share that stands there too;
    `there`: of the other's runs the share that stands here. `kind`: file, address, same, nearly, within, around or part."""

    other: Other
    kind: str
    resemblance: float
    here: float
    there: float


def others_of(corpus: Corpus) -> tuple[Other, ...]:
    """A corpus's articles, to be compared with."""
    return tuple(
        Other(one.id, one.title, one.text, one.url, one.sha256, one.status == "draft" or not one.events) for one in corpus.articles
    )


def alike(text: str, others: Iterable[Other], url: str = "", sha256: str = "") -> tuple[Like, ...]:
    """Those of `others` that a text is like, the most like first; also those of the same address, or made of the same bytes."""
    mine = runs_of(text)
    found = []
    for other in others:
        like = _compared(mine, other)
        if sha256 and other.sha256.lower() == sha256:
            found.append(Like(other, "file", like.resemblance, like.here, like.there))
        elif like.kind:
            found.append(like)
        elif url and other.url and bare_address(url) == bare_address(other.url):
            found.append(Like(other, "address", like.resemblance, like.here, like.there))
    return tuple(sorted(found, key=lambda one: (one.kind != "file", -max(one.here, one.there, one.resemblance), one.other.id)))


def bare_address(address: str) -> str:
    """An address without what differs between two links to one page: http or https, www., a last slash, what is counted by it."""
    bare = re.sub(r"^https?://(?:www\.)?", "", address.strip(), flags=re.I).partition("#")[0]
    return re.sub(r"[?&](?:utm_\w+|fbclid|gclid)=[^&]*", "", bare).rstrip("/?&")


def _compared(mine: Runs, other: Other) -> Like:
    theirs = runs_of(other.text)
    if not mine.size or not theirs.size:
        return Like(other, "", 0.0, 0.0, 0.0)
    fewer, more = sorted((mine, theirs), key=len)
    at = np.minimum(np.searchsorted(more, fewer), more.size - 1)
    both = int(np.count_nonzero(more[at] == fewer))
    here, there = both / mine.size, both / theirs.size
    resemblance = both / (mine.size + theirs.size - both)
    return Like(other, _kind(both, fewer.size, resemblance, here, there), resemblance, here, there)


def _kind(both: int, fewer: int, resemblance: float, here: float, there: float) -> str:
    if both < min(LEAST_RUNS, fewer) or max(here, there) < LEAST_SHARE:
        return ""
    if resemblance == 1:
        return "same"
    if resemblance >= NEARLY:
        return "nearly"
    return "within" if here >= REPRINT and here >= there else "around" if there >= REPRINT else "part"


@lru_cache(maxsize=KEPT)
def runs_of(text: str) -> Runs:
    """The runs of words of a text as sorted numbers, each once; of fewer than five words the one run that they are."""
    numbered = np.fromiter(map(_numbers.__getitem__, _WORD.findall(text)), dtype=np.uint64)
    words: Runs = numbered[numbered != 0]
    if not words.size:
        return words
    length = min(RUN, int(words.size))
    runs = np.zeros(words.size - length + 1, dtype=np.uint64)
    for step in range(length):
        runs = (runs ^ words[step : step + runs.size]) * _STEP
    runs.sort()
    first = np.ones(runs.size, dtype=bool)
    np.not_equal(runs[1:], runs[:-1], out=first[1:])
    found: Runs = runs[first]
    return found


class _Numbers(dict[str, int]):
    """A number for each word as it is folded, made when it is first asked for; 0 for one of which nothing is left."""

    def __missing__(self, word: str) -> int:
        folded = fold(word).encode("utf-8", "replace")
        number = (zlib.crc32(folded) << 32 | zlib.adler32(folded)) if folded else 0
        if len(self) > MOST_KNOWN:
            self.clear()
        self[word] = number
        return number


_numbers = _Numbers()


def words_with_offsets(text: str) -> tuple[Sequence[str], Sequence[tuple[int, int]]]:
    """(the folded words of a text, where each stands in it)."""
    found = [(fold(word[0]), word.span()) for word in _WORD.finditer(text)]
    kept = [(word, span) for word, span in found if word]
    return [word for word, _ in kept], [span for _, span in kept]
