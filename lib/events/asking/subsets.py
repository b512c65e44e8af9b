"""Named parts of any events, so that a number said of them can be opened: how far they got, what is doubtful, what is perhaps
told twice, what one article alone tells, and what each number of casualties was added up from.

Of casualties: `<killed or wounded>/<a claim, silent, ahead or twice>`, and
`…/whose/<claim>/<actor>/<slug of the words for somebody unnamed of it, may be empty>`.
"""

from hashlib import sha256

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.model.regions import slug
from lib.events.counting.casualties import CLAIMS, COUNTED
from lib.events.counting.doubt import DOUBTS, NOT_DONE
from lib.events.names import actor_name

SAME, ONE_ARTICLE = "same", "one_article"
WORDS = (
    {stage: CODEBOOK.stages[stage].label.lower() for stage in NOT_DONE}
    | DOUBTS
    | {SAME: "perhaps the same", ONE_ARTICLE: "told by one article alone"}
)
_OF_CASUALTIES = {claim.id: claim.label.lower() for claim in CODEBOOK.claims.values()} | {
    "silent": "violent, no number told",
    "ahead": "violent, only planned or ordered",
    "twice": "perhaps the same people, told twice",
}


def subset_words(name: str, corpus: Corpus) -> str:
    """What a part is called; "" where there is no such part."""
    quantity, *rest = name.split("/")
    if name in WORDS or quantity not in COUNTED:
        return WORDS.get(name, "")
    label = CODEBOOK.label("quantity", quantity).lower()
    if len(rest) == 1 and rest[0] in _OF_CASUALTIES:
        return f"{label}, {_OF_CASUALTIES[rest[0]]}"
    if len(rest) == 4 and rest[0] == "whose" and rest[1] in CLAIMS and rest[2] in corpus.actors:
        return f"{label}, of {actor_name(corpus, rest[2])}, {_OF_CASUALTIES[rest[1]]}"
    return ""


def slug_of(described: str) -> str:
    """The words for somebody unnamed as they stand in the name of a part; words that are not quite the same stay apart."""
    if not described:
        return ""
    plain = slug(described)
    return plain if plain.replace("-", " ") == described else f"{plain}-{sha256(described.encode()).hexdigest()[:8]}"
