"""Which articles somebody coded a second time: by the names of the files that hold such codings beside the articles."""

import os
from pathlib import Path

from lib.corpus.reading.files import ARTICLES

CODINGS, ENDING = ".codings", ".md"


def coded_again(folder: Path) -> dict[str, tuple[str, ...]]:
    """Article -> short names of those who coded it apart, by `articles/.codings/<article>.<coder>.md`; nothing where there are
    none, or they cannot be listed."""
    try:
        names = sorted(os.listdir(folder / ARTICLES / CODINGS))
    except OSError:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        article, dot, coder = name.removesuffix(ENDING).rpartition(".")
        if dot and article and name.endswith(ENDING) and not name.startswith("."):
            found[article] = (*found.get(article, ()), coder)
    return found
