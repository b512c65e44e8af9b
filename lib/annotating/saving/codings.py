"""Further codings of an article: a whole article's file each, articles/.codings/<article>.<coder>.md, which is never counted.

The second coder's stands there from the beginning; the first one's is kept there before the two are settled in the article itself.
"""

import hashlib
import unicodedata
from pathlib import Path

from lib.annotating.saving.disk import alone, as_bytes, checked_id, read_content, take_away_forgotten, write_content
from lib.annotating.saving.errors import SavingError, of_system
from lib.annotating.saving.fields import Fields
from lib.annotating.saving.written import written_article
from lib.corpus.reading.files import ARTICLES, MOST

CODINGS, SUFFIX = ".codings", ".md"
LONGEST = 40  # letters of a coder's part of a file's name
_HASHED = 8  # letters of the hash that a longer name is told apart by
_ACCENTED = ("LATIN", "GREEK")  # scripts of which a name may be written without its accents; in others й, が are letters
_MARKED = ("ARABIC", "HEBREW", "SYRIAC")  # whose vowels may be left out


def slug_of(coder: str) -> str:
    """A coder's name as a part of a file's name, in its own letters: “Lina Haddad” is lina-haddad. "" where it has none. Two names
    that differ in capitals, accents or spaces alone are one coder's; vowel signs of a script that writes its vowels so are
    letters. Of a name that is too long the beginning, and a hash that tells it from others that begin so."""
    letters = _without_accents(unicodedata.normalize("NFKD", coder.casefold()))
    words = "".join(one if one.isalnum() or unicodedata.category(one)[0] == "M" else " " for one in letters).split()
    slug = unicodedata.normalize("NFC", "-".join(word for word in words if any(map(str.isalnum, word))))
    if len(slug) <= LONGEST:
        return slug
    return f"{slug[: LONGEST - _HASHED - 1]}-{hashlib.sha256(slug.encode()).hexdigest()[:_HASHED]}"


def _without_accents(text: str) -> str:
    kept, base = "", ""
    for one in text:
        name = unicodedata.name(one, "")
        if unicodedata.category(one) != "Mn":
            base = name
        elif name.startswith(_MARKED) or base.startswith(_ACCENTED):
            continue
        kept += one
    return kept


def codings_folder(folder: Path) -> Path:
    return folder / ARTICLES / CODINGS


def coding_path(folder: Path, article_id: str, coder: str) -> Path:
    """The file of a coder's coding of an article. Raises SavingError for what cannot be an id, and for a name without letters."""
    slug = slug_of(coder)
    if not slug:
        raise SavingError("a coding bears its coder's name", "give your name, of letters or numbers")
    return path_of(folder, article_id, slug)


def path_of(folder: Path, article_id: str, slug: str) -> Path:
    """The file of a coding by its coder's part of the name. Raises SavingError for what cannot be an id."""
    return codings_folder(folder) / f"{checked_id(article_id)}.{slug}{SUFFIX}"


def parts_of(name: str) -> tuple[str, str]:
    """(article, coder) of a coding's file name; "" for what it does not say."""
    article, _, coder = name.removesuffix(SUFFIX).rpartition(".")
    return article, coder


def save_coding(folder: Path, article_id: str, coder: str, fields: Fields, text: str, base: str | None) -> str:
    """Write a coding whole or not at all, and return what the file holds. `base`: the file as it was opened, None where there was
    none. The article itself is not touched.

    Raises SavingError, with nothing changed, where the file is another by now, and for all that the disk refuses.
    """
    path = coding_path(folder, article_id, coder)
    if fields.get("id") != article_id:
        raise SavingError(f"the coding says that its id is “{fields.get('id')}”", f"write “{article_id}”, its article's")
    with alone(folder):
        held = read_content(path)
        content = written_article(fields, text, held or "")
        if held != base and content != held:
            raise SavingError(f"{path.name} was changed since it was opened", "open that coding again; your draft stays until then")
        return _put(path, content)


def keep_coding(folder: Path, article_id: str, slug: str, content: str) -> Path:
    """Keep an article's file, as it stands, as the coding of who coded it first. `slug`: the coder's part of the file's name.

    Raises SavingError, with nothing changed, where another coding stands there: no coding is ever written over by another.
    """
    path = path_of(folder, article_id, slug)
    with alone(folder):
        held = read_content(path)
        if held is not None and held != content:
            raise SavingError(
                f"{path.name} holds another coding already", "move that file, or name the article's coder in its review"
            )
        _put(path, content)
    return path


def drop_coding(path: Path) -> None:
    """Take a coding away that was kept for what was then not done. Raises SavingError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as wrong:
        raise of_system(f"{path.name} was not taken away again", wrong) from wrong


def _put(path: Path, content: str) -> str:
    if len(as_bytes(content)) > MOST[ARTICLES]:
        raise SavingError(f"the coding is larger than the {MOST[ARTICLES] / 1e6:,.0f} MB that are read", "part its article")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        take_away_forgotten(path.parent)
        write_content(path, content)
    except OSError as wrong:
        raise of_system("the coding was not saved", wrong) from wrong
    return content
