"""What stands around the name of a place: gazetteer names, and the words that say whether one is a place here."""

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from lib.suggest.actors.base import shapes as actor_shapes
from lib.suggest.actors.finder import ActorFinder
from lib.suggest.models import Candidate
from lib.suggest.text.knowledge import WORDS, Knowledge, read_lists, variant_keys
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, Word, key_of, keys_of

WELL_KNOWN = 8.0  # thousands of people: a lesser place needs a word of place before it
WELL_KNOWN_VARIANT = 300.0  # thousands of people: found under another spelling though nothing else is of its country
KNOWN_ANYWHERE = 30.0  # thousands of people: found in a text without capitals too


def shapes() -> dict:
    """The word lists of place_shapes.yaml."""
    return read_lists("place_shapes.yaml")


@dataclass
class PlaceReader:
    """Reads one text's words for places. `taken`: the words of the actors found in it; `spots` grows in text order."""

    words: list[Word]
    sentences: list[Sentence]
    known: Knowledge
    actors: ActorFinder
    spots: list[Spot] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def _match(self, number: int, sentence: Sentence) -> tuple[int, list[Candidate]] | None:
        """A gazetteer name here, under its spelling or a coarser one."""
        if number >= sentence.last or self.words[number].mark:
            return None
        found = self.known.places.at(self.words, number, sentence.last)
        if found:
            name = next((word for word in self.words[number : found[0]] if not word.mark and not word.article), self.words[number])
            first_word, known = self.words[number], max(one.weight for one in found[1])
            described = self._site_word(name) and any(word.capital for word in self.words[number : found[0]])
            if not (
                name.capital
                or described
                or name.text[0] > "\u0590"
                or (first_word.sentence in self.actors.lower and len(name.key) > 3 and known >= KNOWN_ANYWHERE)
            ):
                return None
            if any(at in self.taken for at in range(number, found[0])):
                return None
            return found
        first = self.words[number]
        if not (first.capital or first.article):
            return None
        last = self.actors._run(number, sentence)
        keys = self._keys(number, last)
        for length in range(min(len(keys), 4), 0, -1):
            if length == 1 and (len(keys[0]) < 5 or keys[0] in _NOT_NAMES or len(keys) > 1):
                continue
            meanings = [
                one
                for one in self.known.place_variants.meanings.get(variant_keys(keys[:length]), ())
                if _alike(keys, one.name) and (self.actors.countries[one.country] or one.weight >= WELL_KNOWN_VARIANT)
            ]
            if (
                meanings
                and length == len(keys)
                and not self._titled(keys)
                and not any(at in self.taken for at in range(number, last))
            ):
                return last, meanings
        return None

    def _titled(self, keys: tuple[str, ...]) -> bool:
        lists = actor_shapes()
        return any(key in lists["titles"] or key in lists["heads"] for key in keys)

    def _backed(self, number: int, last: int, meanings: list[Candidate], sentence: Sentence) -> bool:
        """Whether the words around allow that a name is a place here: not part of another name, and for names that are
        little known or words of other use, behind a word of place."""
        words, lists = self.words, shapes()
        keys = self._keys(number, last)
        if keys and keys[0] in lists["not_places"] and len(keys) == 1:
            return False
        before = words[number - 1] if number > sentence.first else None
        after = words[last] if last < sentence.last else None
        if after and self._goes_on(last, sentence):
            return self._match(last, sentence) is not None
        if before and self._begun_before(number, sentence):
            return False
        best, wary = max(one.weight for one in meanings), keys in self.known.wary
        if not wary and best >= WELL_KNOWN:
            return True
        if before is None or before.text in _BULLETS:
            return self._heading(last, sentence) or (best >= 2 and not wary)
        if (
            before.low in lists["locative"]
            or before.low in lists["directions"]
            or self._site_word(before)
            or (after is not None and self._site_word(after))
        ):
            return True
        listed = before.low in ("and", "or", "the", "both") or (before.mark and before.text in ",(/-–")
        return listed and not wary and bool(self.spots) and self.spots[-1].last >= number - 3

    def _goes_on(self, last: int, sentence: Sentence) -> bool:
        """Whether a capitalised word right behind makes a name part of a longer one: “Homs Brigade”."""
        after, name = self.words[last], self.words[last - 1]
        if not after.capital or after.mark or name.possessive or name.end + 1 != after.start or last in self.taken:
            return False
        plain = self._site_word(after) or after.low in WORDS["starters"] or after.key in self.known.nationalities
        return not plain and not self._title_like(sentence)

    def _begun_before(self, number: int, sentence: Sentence) -> bool:
        """Whether a capitalised word right before makes a name part of a longer one: “Saqr Homs”."""
        before = self.words[number - 1]
        if not before.capital or before.mark or before.possessive or number - 1 in self.taken:
            return False
        plain = before.low in WORDS["starters"] or before.low in shapes()["directions"] or self._site_word(before)
        return not plain and before.key not in self.known.nationalities and not self._title_like(sentence)

    def _heading(self, last: int, sentence: Sentence) -> bool:
        """Whether the words so far, the first of their sentence, head what follows: “Jasim: …”, “MASKANAH. …”, “Hama — …”."""
        after = self.words[last] if last < sentence.last else None
        if after is None or last == sentence.last - 1:
            return True
        return after.mark and (after.text in ":—–" or (after.text == "-" and not self.words[last - 1].joined))

    def _site_word(self, word: Word) -> bool:
        lists = shapes()
        return any(
            word.low in lists[kind] for kind in ("settlements", "regions", "districts", "country", "sites", "directions", "leading")
        )

    def _title_like(self, sentence: Sentence) -> bool:
        """Whether most words of a sentence are capitalised, as in headlines."""
        plain = [word for word in self.words[sentence.first + 1 : sentence.last] if not word.mark and len(word.text) > 3]
        return len(plain) > 3 and sum(word.capital for word in plain) > 0.7 * len(plain)

    def _behind(self, at: int, sentence: Sentence) -> tuple[int, str]:
        """What is said behind a name: (word behind it, "countryside" | "region" | "site" | "settlement" | "")."""
        words, lists = self.words, shapes()
        start = at
        while (
            at < sentence.last
            and not words[at].mark
            and (words[at].low in lists["site_adjectives"] or words[at].low in lists["directions"])
        ):
            at += 1
        if at < sentence.last and not words[at].mark:
            low = words[at].low
            if low in lists["country"]:
                return at + 1, "countryside"
            if at == start and low in lists["regions"]:
                return at + 1, "region"
            if at == start and (low in lists["settlements"] or low in lists["districts"]):
                return start, "settlement"
            if low in lists["sites"] and not (
                at == start and low in ("headquarters", "base", "center", "centre", "checkpoint", "market", "gate")
            ):
                return at + 1, "site"
        return start, ""

    def _plain(self, number: int, last: int) -> bool:
        """Whether a capitalised run may be an unknown place: no month, head of a body, nationality or title in it."""
        lists, actor_lists = shapes(), actor_shapes()
        run = [word for word in self.words[number:last] if not word.mark and not word.article]
        if any(at in self.taken for at in range(number, last)) or not run:
            return False
        if any(word.low in lists["not_places"] or word.key in self.known.nationalities for word in run):
            return False
        if run[0].low in WORDS["starters"] or run[0].key in actor_lists["titles"] or run[-1].key in actor_lists["heads"]:
            return False
        return len(run[0].text) > 2

    def _keys(self, number: int, last: int) -> tuple[str, ...]:
        return tuple(word.key for word in self.words[number:last] if not word.mark and not word.article)

    def _text(self, number: int, last: int) -> str:
        words, found = self.words, ""
        for at in range(number, last):
            gap = " " if at > number and words[at].start > words[at - 1].end else ""
            found += gap + words[at].text
        return found[:-2] if words[last - 1].possessive else found


_BULLETS = frozenset("•*·-–—▪")
_NOT_NAMES = frozenset(key_of(word) for word in read_lists("place_shapes.yaml")["not_names"])


def _alike(keys: tuple[str, ...], name: str) -> bool:
    """Whether a name found under a coarser spelling is spelled much alike."""
    return fuzz.ratio(" ".join(keys), " ".join(keys_of(name))) >= 72
