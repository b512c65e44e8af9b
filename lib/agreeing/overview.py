"""All that two codings say of a corpus, read and counted once for the files as they are."""

from dataclasses import dataclass
from functools import lru_cache

from lib.agreeing.codings import Codings, codings_of, signs_of
from lib.agreeing.comparing import Agreement, Compared, agreement, compared
from lib.annotating.bench.beside import Beside
from lib.corpus.model.models import Corpus
from lib.errors import Problem


@dataclass(frozen=True)
class Overview:
    """`compared`: the articles that were coded twice, by their keys; `total`: the agreement over all of them; `problems`: of the
    files of codings, errors and doubts."""

    compared: dict[str, Compared]
    total: Agreement
    problems: tuple[Problem, ...]


def overview_of(corpus: Corpus) -> Overview:
    """What stands in a corpus's `.codings`; looked at anew as soon as one of its files, or the corpus, is another."""
    return _overview(corpus.fingerprint, signs_of(corpus.folder), Beside(corpus))


@lru_cache(maxsize=4)
def _overview(mark: str, signs: tuple[object, ...], held: Beside[Corpus]) -> Overview:
    found: Codings = codings_of(held.value)
    each = {one.key: compared(one) for one in found.twice}
    return Overview(each, agreement(tuple(each.values())), found.problems)
