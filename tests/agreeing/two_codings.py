"""One article that two people coded, in a copy of the sample: of each event what differs is plain."""

import shutil
from copy import deepcopy
from pathlib import Path

from lib.agreeing.codings import codings_of
from lib.agreeing.comparing import Compared, compared
from lib.annotating.bench.model import Fields
from lib.annotating.saving.written import written_article
from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.settings import SAMPLE

FIRST, SECOND = "Lina Haddad", "سامر عقيلي"
TEXT = (
    "On 3 May 2021 the NDF shelled a depot of Hezbollah in Homs. Two men died.\n\n"
    "The NDF and the IRGC then quarrelled over pay in Palmyra.\n\n"
    "Hezbollah sent 40 fighters to Homs. A guard of the Russian forces watched them.\n\n"
    "A week on the NDF and Hezbollah met in Homs. Nobody else was there.\n\n"
    "The Fourth Division handed its headquarters in Palmyra to the NDF.\n"
)
HEAD: Fields = {"id": "depot", "title": "A depot", "publisher": "P", "published": "2021-05-20", "text": "full"}
EVENTS: list[Fields] = [
    {
        "id": "1", "type": "attack", "initiator": ["ndf"], "target": ["hezbollah"], "place": ["homs"], "date": "2021-05-03",
        "killed": {"n": "2", "words": "Two men"},
        "summary": "The NDF shells a depot.",
        "quote": "On 3 May 2021 the NDF shelled a depot of Hezbollah in Homs. Two men died",
    },
    {
        "id": "2", "type": "dispute", "mode": "quarrel", "side_a": ["ndf"], "side_b": ["irgc"], "issue": "pay",
        "place": ["palmyra"], "after": ["1"],
        "summary": "The NDF and the IRGC quarrel over pay.",
        "quote": "The NDF and the IRGC then quarrelled over pay in Palmyra",
    },
    {
        "id": "3", "type": "deployment", "mode": "reinforcement", "initiator": ["hezbollah"], "place": ["homs"], "fighters": "40",
        "summary": "Hezbollah sends 40 fighters.",
        "quote": "Hezbollah sent 40 fighters to Homs",
    },
    {
        "id": "4", "type": "meeting", "participants": ["ndf", "hezbollah"], "place": ["homs"], "part_of": "2",
        "summary": "The two meet.",
        "quote": "A week on the NDF and Hezbollah met in Homs",
    },
]  # fmt: skip
OTHERS: list[Fields] = [  # the second coder's, with ids of their own
    {
        "id": "1", "type": "clash", "side_a": ["hezbollah"], "side_b": ["ndf"], "place": ["homs"], "date": "2021-05-04",
        "killed": {"min": "3", "words": "Two men"},
        "summary": "A depot is fought over.",
        "quote": "the NDF shelled a depot of Hezbollah in Homs. Two men died",
        "evidence": {"date": "On 3 May 2021"},
    },
    {
        "id": "2", "type": "dispute", "mode": "rivalry", "side_a": ["irgc"], "side_b": ["ndf"], "issue": "pay",
        "place": ["palmyra"], "claim": "alleged",
        "summary": "They quarrel.",
        "quote": "The NDF and the IRGC then quarrelled over pay in Palmyra",
    },
    {
        "id": "7", "type": "deployment", "mode": "reinforcement", "initiator": ["hezbollah"], "place": ["homs", "palmyra"],
        "fighters": {"n": "40", "words": "40 fighters"},
        "summary": "Fighters come.",
        "quote": "Hezbollah sent 40 fighters to Homs. A guard of the Russian forces watched them",
    },
    {
        "id": "9", "type": "hq_handover", "recipient": ["ndf"], "place": ["palmyra"], "after": ["7"],
        "summary": "A headquarters passes on.",
        "quote": "The Fourth Division handed its headquarters in Palmyra to the NDF",
    },
]  # fmt: skip


def article_of(events: list[Fields], coder: str = "", **more: object) -> str:
    """The file of an article with these events."""
    fields: Fields = deepcopy(HEAD) | {"events": deepcopy(events)} | more  # type: ignore[dict-item,assignment]
    return written_article(fields | ({"review": {"state": "coded", "coder": coder}} if coder else {}), TEXT)


def corpus_with(folder: Path, first: str = "", *others: tuple[str, str]) -> Path:
    """A copy of the sample with the article and other codings of it: (name of the coder's file, content)."""
    made = Path(shutil.copytree(SAMPLE, folder / "corpus"))
    (made / "articles" / "depot.md").write_text(first or article_of(EVENTS), encoding="utf-8")
    (made / "articles" / ".codings").mkdir()
    for name, content in others or (("depot.سامر-عقيلي.md", article_of(OTHERS)),):
        (made / "articles" / ".codings" / name).write_text(content, encoding="utf-8")
    return made


def read(folder: Path) -> tuple[Corpus, Compared]:
    """The corpus and its one article that was coded twice."""
    corpus = read_corpus(folder)
    (twice,) = codings_of(corpus).twice
    return corpus, compared(twice)
