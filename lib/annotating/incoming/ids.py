"""A free id for an article: its title in a few words, in the letters that it is written in."""

import re
import unicodedata
from collections.abc import Collection

from lib.corpus.reading.written import ID_FORM

LONGEST = 60  # letters; a name that can be read in a list
MOST_WORDS = 8
USUAL = "article"
_NO_WORD = re.compile(r"[^\w]+")


def free_id(title: str, taken: Collection[str]) -> str:
    """An id that the corpus's form of ids accepts and none of `taken` is, in whatever case; a title without words is “article”."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in "’'ʼ`ـ")
    words = [word for word in _NO_WORD.sub(" ", unicodedata.normalize("NFC", plain)).replace("_", " ").split() if word]
    bare = ""
    for word in words[:MOST_WORDS]:
        longer = f"{bare}-{word}" if bare else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        bare = longer
    bare = bare if re.fullmatch(ID_FORM, bare) else USUAL
    there = {one.casefold() for one in taken}
    if bare not in there:
        return bare
    return next(name for number in range(2, len(there) + 3) if (name := f"{bare}-{number}") not in there)
