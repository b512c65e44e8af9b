"""What stands around a name: whether it is a place there, and what is said of it."""

from lib.suggest.actors.runs import headline_like
from lib.suggest.actors.shapes import shapes as actor_shapes
from lib.suggest.document import Document
from lib.suggest.places.matching import Match, match, site_word
from lib.suggest.rules import condition
from lib.suggest.text.knowledge import WORDS, place_shapes, place_words
from lib.suggest.text.words import Sentence, name_keys, name_words

WELL_KNOWN = 8.0  # thousands of people: a lesser place needs a word of place before it
HEADING = 2.0  # thousands of people: enough for a name that opens its sentence
LIST_REACH = 3  # words back to the place that a list of places begins with
PLAIN_NAME = 2  # letters: the first word of an unknown place's name is longer
_BULLETS = frozenset("•*·-–—▪")
_HEADS = frozenset(":—–")  # what stands behind a name that heads its paragraph
_IN_LISTS = frozenset(",(/-–")


@condition("places.backed", otherwise=True)
def backed(document: Document, number: int, found: Match, sentence: Sentence) -> bool:
    """Whether the words around allow that a name is a place here: no part of another name, and, where it is little known
    or a word of other use, behind a word of place."""
    words, (last, meanings) = document.words, found
    keys = name_keys(words, number, last)
    if len(keys) == 1 and keys[0] in place_shapes()["not_places"]:
        return False
    if last < sentence.last and _goes_on(document, last, sentence):
        return match(document, last, sentence) is not None
    if number > sentence.first and _begun_before(document, number, sentence):
        return False
    best, wary = max(one.weight for one in meanings), keys in document.known.wary
    if not wary and best >= WELL_KNOWN:
        return True
    if number == sentence.first or words[number - 1].text in _BULLETS:
        return _heading(document, last, sentence) or (best >= HEADING and not wary)
    if _word_of_place_beside(document, number, last, sentence):
        return True
    return not wary and _listed(document, number)


def _word_of_place_beside(document: Document, number: int, last: int, sentence: Sentence) -> bool:
    before, lists = document.words[number - 1], place_shapes()
    if before.low in lists["locative"] or before.low in lists["directions"] or site_word(before):
        return True
    return last < sentence.last and site_word(document.words[last])


def _listed(document: Document, number: int) -> bool:
    """Whether a name goes on with a list that a place began."""
    before, spots = document.words[number - 1], document.places.spots
    listed = before.low in WORDS["goes_on_list"] or (before.mark and before.text in _IN_LISTS)
    return listed and bool(spots) and spots[-1].last >= number - LIST_REACH


def _goes_on(document: Document, last: int, sentence: Sentence) -> bool:
    """Whether a capitalised word right behind makes a name part of a longer one: “Homs Brigade”."""
    after, name = document.words[last], document.words[last - 1]
    if not after.capital or after.mark or name.possessive or name.end + 1 != after.start or last in document.taken:
        return False
    plain = site_word(after) or after.low in WORDS["starters"] or after.key in document.known.nationalities
    return not plain and not title_like(document, sentence)


def _begun_before(document: Document, number: int, sentence: Sentence) -> bool:
    """Whether a capitalised word right before makes a name part of a longer one: “Saqr Homs”."""
    before = document.words[number - 1]
    if not before.capital or before.mark or before.possessive or number - 1 in document.taken:
        return False
    plain = before.low in WORDS["starters"] or before.low in place_shapes()["directions"] or site_word(before)
    return not plain and before.key not in document.known.nationalities and not title_like(document, sentence)


def _heading(document: Document, last: int, sentence: Sentence) -> bool:
    """Whether the words so far, the first of their sentence, head what follows: “Jasim: …”, “MASKANAH. …”, “Hama — …”."""
    if last >= sentence.last - 1:
        return True
    after = document.words[last]
    return after.mark and (after.text in _HEADS or (after.text == "-" and not document.words[last - 1].joined))


def title_like(document: Document, sentence: Sentence) -> bool:
    """Whether most words of a sentence behind the first are capitalised, as in headlines."""
    return headline_like(document.words, sentence.first + 1, sentence.last)


def behind(document: Document, at: int, sentence: Sentence) -> tuple[int, str]:
    """What is said behind a name: (word behind it, "countryside" | "region" | "site" | "settlement" | "")."""
    words, lists, start = document.words, place_shapes(), at
    adjectives = place_words("site_adjectives", "directions")
    while at < sentence.last and not words[at].mark and words[at].low in adjectives:
        at += 1
    if at >= sentence.last or words[at].mark:
        return start, ""
    low = words[at].low
    if low in lists["country"]:
        return at + 1, "countryside"
    if at == start and low in lists["regions"]:
        return at + 1, "region"
    if at == start and low in place_words("settlements", "districts"):
        return start, "settlement"
    if low in lists["sites"] and not (at == start and low in lists["plain_sites"]):
        return at + 1, "site"
    return start, ""


def plain(document: Document, number: int, last: int) -> bool:
    """Whether a capitalised run may be an unknown place: no month, head of a body, nationality or title in it."""
    actors, run = actor_shapes(), name_words(document.words, number, last)
    if any(at in document.taken for at in range(number, last)) or not run:
        return False
    if any(word.low in place_shapes()["not_places"] or word.key in document.known.nationalities for word in run):
        return False
    if run[0].low in WORDS["starters"] or run[0].key in actors["titles"] or run[-1].key in actors["heads"]:
        return False
    return len(run[0].text) > PLAIN_NAME
