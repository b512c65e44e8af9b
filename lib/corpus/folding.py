"""Folding: one spelling for many, so that a search or a name finds its variants in Latin and Arabic letters.

Case, diacritics, Arabic vowel signs, alef, hamza, ta marbuta and ya are levelled; hyphens and apostrophes go;
the article al-/el-/ul- is loosened and doubled letters count once; three and more of one letter are in no name and stay.
"""

import re
import unicodedata
from functools import lru_cache

_LEVEL = str.maketrans({
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ء": None, "ـ": None,
    "’": None, "‘": None, "ʼ": None, "ʻ": None, "'": None, "`": None, "ʿ": None, "ʾ": None,
    "‐": "-", "‑": "-", "–": "-", "—": "-", "ı": "i", "ß": "ss", "ø": "o", "ł": "l", "đ": "d",
})
_ARTICLE = re.compile(r"\b(?:a[lnrstdz]|e[lnrst]|ul|ad|as|ash|az)-(?=\w)")
_REPEATED = re.compile(r"([a-z])\1+")
_BREAKS = re.compile(r"[\s\-_./]+")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """The folded text: "Al-Ḥasakah" and "el-Hassakah" become "hasakah"; words stay apart by one space."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LEVEL)
    plain = re.sub(r"\b(al|el) (?=\w)", r"\1-", plain)
    plain = _BREAKS.sub(" ", _ARTICLE.sub("", plain))
    return _REPEATED.sub(lambda found: found[1] if len(found[0]) == 2 else found[0], plain).strip()
