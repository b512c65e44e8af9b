"""Bodies known by the form of their names: “the 47th Brigade”, “Liwa …”, “the Sultan Murad faction”."""

from lib.suggest.actors.names import known_spot, spot_of
from lib.suggest.actors.runs import run_end
from lib.suggest.actors.shapes import shapes
from lib.suggest.document import Document
from lib.suggest.rolls import Actor
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, name_keys, name_text, name_words

PREFIXED_WORDS = 8  # words of a name that begins as those of armed groups do
WEAK_WORDS = 2  # a head that is a common noun needs a longer name before it
MINISTRY_WORDS = 3  # from so many capitalised words on, “Ministry” only begins another name
NAME_BEFORE_HEAD = 3  # capitalised words before a head in lower case


@rule("actors.body")
def body(document: Document, number: int, sentence: Sentence) -> Spot | None:
    """A body's own name, known by its first word, its last, or a head in lower case behind it."""
    words, lists, first = document.words, shapes(), document.words[number]
    if not (first.capital or first.article) or (first.low in WORDS["starters"] and not first.article):
        return None
    last = run_end(words, number, sentence)
    run = name_words(words, number, last)
    if not run:
        return None
    if run[0].key in lists["prefixes"] and len(run) > 1:
        return _named_body(document, number, min(last, number + PREFIXED_WORDS), "its name begins as those of armed groups do")
    if (stop := _head_end(document, number, last)) > number:
        reason = "a proper name that ends as those of bodies do"
        return _named_body(document, number, _of_end(document, stop, sentence), reason)
    if run[0].key in lists["ministries"] and last + 1 < sentence.last and len(run) < MINISTRY_WORDS:
        stop = _of_end(document, last, sentence)
        if stop > last:
            return _named_body(document, number, stop, "a proper name that begins as those of bodies do")
    if _head_in_lower_case(document, number, last, sentence):
        return _named_body(document, number, last + 1, f"a proper name before “{words[last].low}”")
    return None


def _head_end(document: Document, number: int, last: int) -> int:
    """The word behind the last head of a run of capitals; 0 where none makes a name of it."""
    words, lists = document.words, shapes()
    heads = [at for at in range(number, last) if not words[at].mark and words[at].key in lists["heads"]]
    if not heads or len(name_words(words, number, last)) < 2 or heads[-1] == number:
        return 0
    stop = heads[-1] + 1
    weak = words[stop - 1].key in lists["weak_heads"]
    return stop if not weak or len(name_words(words, number, stop)) > WEAK_WORDS else 0


def _head_in_lower_case(document: Document, number: int, last: int, sentence: Sentence) -> bool:
    """Whether a head in lower case stands behind a proper name, of no people, month, place or side."""
    words, lists = document.words, shapes()
    if last >= sentence.last or words[last].mark or words[last].low not in lists["lower_heads"] or words[last - 1].possessive:
        return False
    run = name_words(words, number, last)
    if len(run) > NAME_BEFORE_HEAD or run[0].key in document.known.nationalities:
        return False
    if words[last].low in lists["of_a_place"] and document.known.places.at(words, number, last):
        return False
    return not (run[0].low in WORDS["calendar"] or (run[0].key in lists["modifiers"] and len(run) == 1))


def _of_end(document: Document, last: int, sentence: Sentence) -> int:
    """“Ministry of Defense”, “Army of Conquest”: where a name ends that goes on in capitals behind “of” or “for”."""
    words = document.words
    if last + 1 >= sentence.last or words[last].low not in WORDS["names_go_on"]:
        return last
    at = last + 1 + (words[last + 1].low in WORDS["definite"])
    if at < sentence.last and words[at].capital and not document.known.places.at(words, at, sentence.last):
        return max(run_end(words, at, sentence), last)
    return last


def _named_body(document: Document, number: int, last: int, reason: str) -> Spot:
    """The spot of a body's name, which is a known one where the lists have it."""
    words, lists = document.words, shapes()
    keys = name_keys(words, number, last)
    told = lists["lower_heads"] - lists["kept_heads"] if len(keys) > 1 else frozenset()
    core = tuple(key for key in keys if key not in told) or keys
    for name in (keys, core):
        if meanings := document.known.actors.meanings.get(name):
            return known_spot(document, number, (last, meanings))
    index = document.actors.enter(
        ("body", core), lambda: Actor(name_text(words, number, last), "non_state_force", "shape", reason=reason, confidence=0.75)
    )
    return spot_of(document, number, last, index, "shape")
