"""Which articles somebody coded a second time: by the names of the files that hold such codings beside the articles."""

import os
from pathlib import Path

from lib.annotating.saving.codings import SUFFIX, codings_folder, parts_of


def coded_again(folder: Path) -> dict[str, tuple[str, ...]]:
    """Article -> short names of those who coded it apart, by `articles/.codings/<article>.<coder>.md`; nothing where there are
    none, or they cannot be listed."""
    try:
        names = sorted(os.listdir(codings_folder(folder)))
    except OSError:
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        article, coder = parts_of(name)
        if article and coder and name.endswith(SUFFIX) and not name.startswith("."):
            found[article] = (*found.get(article, ()), coder)
    return found
