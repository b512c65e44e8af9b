"""A move is made in an article's file: it is read, changed and saved, with a line in its history, or nothing is changed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lib.annotating.reviewing.moves import state_in
from lib.annotating.saving.disk import article_path, read_content
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import Fields, fields_of
from lib.annotating.saving.history import hash_of
from lib.annotating.saving.save import Conflict, Saved, save
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article, Corpus
from lib.errors import CorpusError


@dataclass(frozen=True)
class Seen:
    """What whoever acts had before them: the article's state, "" for none, and the hash of its file's content."""

    state: str
    mark: str


def seen_of(corpus: Corpus, article: Article) -> Seen:
    """What somebody sees who is shown an article as the corpus was read, whatever its file is by now."""
    return Seen(article.review.state if article.review else "", corpus.digests.get(article.file, ""))


def act(folder: Path, article_id: str, seen: Seen, change: Callable[[Fields], Fields], who: str, note: str) -> Saved:
    """Change an article as it stands on the disk. `seen`: what whoever acts saw of it; `note`: a word for the history.

    Raises SavingError, with nothing changed, where its file is another by now, is gone or does not read, or where it cannot be
    written.
    """
    file = f"articles/{article_id}.md"
    content = read_content(article_path(folder, article_id))
    if content is None:
        raise SavingError(f"{file} is no longer in its folder", "load the page again")
    try:
        fields, text = fields_of(content, file)
    except CorpusError as wrong:
        raise SavingError(f"{file} does not read", "mend what the Overview lists, then do it again") from wrong
    if (now := state_in(fields)) != seen.state:
        said = f"“{CODEBOOK.label('review', now).lower()}”" if now else "without a state"
        raise SavingError(f"somebody else was first: the article is {said} by now", "look at it again")
    if hash_of(content) != seen.mark:
        raise SavingError("somebody else saved the article while it lay open here", "look at it again, then do it")
    saved = save(folder, article_id, change(fields), text, content, who, note)
    if isinstance(saved, Conflict):
        raise SavingError("somebody else saved the article in this very moment", "look at it again")
    return saved
