"""Actors in a text: known names first, then names by their form; every mention of one actor is one entity."""

import functools
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from lib.suggest.knowledge import WORDS, Knowledge, Known, read_lists, read_yaml, variant_keys
from lib.suggest.spots import Spot
from lib.suggest.words import Sentence, Word, key_of

_PART_OF_NAMES = frozenset(("people's", "people’s"))  # "Luhansk People's Republic"


@dataclass
class Entity:
    """An actor while it is being read."""

    name: str
    kind: str
    origin: str
    id: str = ""
    reason: str = ""
    reporter: bool = False
    person: bool = False
    described: bool = False
    state: bool = False
    confidence: float = 0.9


@functools.cache
def shapes() -> dict[str, frozenset[str]]:
    """The word lists of actor_shapes.yaml, each word as written and folded."""
    found = {
        name: frozenset({*map(str.lower, words), *map(key_of, words)}) if isinstance(words, list) else words
        for name, words in read_yaml("actor_shapes.yaml").items()
    }
    found["vague"] = frozenset(read_yaml("actor_shapes.yaml")["vague"])
    found["given"] = frozenset(key_of(name) for name in read_yaml("given_names.yaml")["names"])
    found["pairs"] = frozenset(tuple(phrase.split()) for phrase in found["back"]["pair"])
    for kind in ("singular", "person", "plural"):
        found[f"back_{kind}"] = frozenset(found["back"][kind])
    return found


@dataclass
class ActorFinder:
    """Finds the actors of one text. `entities` grows in the order of first mention; `spots` are in text order."""

    words: list[Word]
    sentences: list[Sentence]
    known: Knowledge
    caps: bool = True  # whether the text has capitals at all
    place_words: dict[str, frozenset[str]] = field(default_factory=lambda: read_lists("place_shapes.yaml"))
    lower: set[int] = field(default_factory=set)  # sentences of many words without any capital
    entities: list[Entity] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    by_key: dict = field(default_factory=dict)
    aliases: dict[tuple[str, ...], int] = field(default_factory=dict)  # said in this text: acronyms, surnames

    def find(self) -> None:
        """Fill `entities` and `spots`."""
        self.countries = self._countries()
        for number, sentence in enumerate(self.sentences):
            plain = [word for word in self.words[sentence.first : sentence.last] if not word.mark and word.text.isalpha()]
            if not self.caps or (len(plain) > 6 and not any(word.capital for word in plain)):
                self.lower.add(number)
        for sentence in self.sentences:
            number = sentence.first
            while number < sentence.last:
                spot = None if self.words[number].mark else self._at(number, sentence)
                if spot:
                    self.spots.append(spot)
                    self._acronym(spot, sentence)
                number = spot.last if spot else number + 1
        self._surnames()
        self.spots.sort(key=lambda spot: spot.first)

    def _at(self, number: int, sentence: Sentence) -> Spot | None:
        reporter = self.known.reporters.at(self.words, number, sentence.last)
        found = self.known.actors.at(self.words, number, sentence.last)
        if (short := self._acronym_at(number)) and (found is None or found[0] == number + 1):
            if short in self.known.reporting_acronyms and short not in self.known.acronyms:
                return self._spot("reporter", number, number + 1, self._reporter(self.known.reporting_acronyms[short]), "reporters")
            return self._known(number, (number + 1, self.known.acronyms[short]))
        if found and (not self._named(number, found) or self._vague(number, found[1])):
            found = None
        if found and not _wide(self.words, number, found[0]):
            found = None
        shape = self._shape(number, sentence)
        if reporter and self.words[number].capital and reporter[0] >= max(found[0] if found else 0, shape.last if shape else 0):
            return self._spot("reporter", number, reporter[0], self._reporter(reporter[1][0]), "reporters")
        if found and (not shape or found[0] >= shape.last or (shape.how == "described" and found[0] > number + 1)):
            return self._known(number, found)
        if shape:
            return shape
        if said := self._said(number, sentence):
            return said
        variant = self._variant(number, sentence)
        return variant or self._person(number, sentence)

    def _acronym_at(self, number: int) -> str:
        """The acronym that stands here, as the lists know it; empty for none."""
        word = self.words[number]
        text = word.text[:-2] if word.possessive else word.text
        return text if text in self.known.acronyms or text in self.known.reporting_acronyms else ""

    def _vague(self, number: int, meanings: list[Known]) -> bool:
        """Whether the words name nobody in particular: "armed men", though not "unidentified gunmen"."""
        return all(one.name in shapes()["vague"] for one in meanings) and not self.words[number].low.startswith("un")

    # --- known names

    def _named(self, number: int, found: tuple[int, list[Known]]) -> bool:
        """Whether the words are written as a name: with a capital, in Arabic letters, or, of several words, in lower case too."""
        first = self.words[number]
        if first.article and number + 1 < len(self.words):
            first = next((word for word in self.words[number : found[0]] if not word.mark and not word.article), first)
        if (len(first.text) < 4 and found[0] == number + 1 and not first.text.isupper() and first.text[0] < "\u0590") or len(
            first.text
        ) == 1:
            return False
        if first.capital or first.text[0] > "\u0590":
            return True
        several = sum(not word.mark and not word.article for word in self.words[number : found[0]]) > 1
        return several or (self.words[number].sentence in self.lower and len(first.text) > 3)

    def _known(self, number: int, found: tuple[int, list[Known]]) -> Spot:
        last, meanings = found
        meaning = self._meant(meanings)
        keys = tuple(word.key for word in self.words[number:last] if not word.mark and not word.article)
        state = keys in self.known.states
        index = self._entity(
            ("known", meaning.id or meaning.name),
            lambda: Entity(
                meaning.name,
                meaning.kind,
                meaning.origin,
                meaning.id,
                "named in the corpus's registry" if meaning.origin == "corpus" else "named in the list of well-known actors",
                person=meaning.kind == "person",
                described=meaning.described,
                state=state,
                confidence=0.95 if meaning.origin == "corpus" else 0.9,
            ),
        )
        return self._spot("actor", number, last, index, "state" if state else "known")

    def _meant(self, meanings: list[Known]) -> Known:
        """Of several actors that bear a name: the corpus's own, else one of the country that the text names most."""
        registered = next((one for one in meanings if one.origin == "corpus"), None)
        return registered or max(meanings, key=lambda one: self.countries[one.country])

    def _countries(self) -> Counter:
        """How often the text names each country or its people."""
        found = Counter(
            self.known.nationalities[word.key] for word in self.words if word.capital and word.key in self.known.nationalities
        )
        for number, word in enumerate(self.words):
            if word.capital and (places := self.known.places.at(self.words, number, len(self.words))):
                found[max(places[1], key=lambda one: one.weight).country] += 1
        return found

    def _variant(self, number: int, sentence: Sentence) -> Spot | None:
        first = self.words[number]
        if not first.capital or len(first.key) < 5 or first.low in WORDS["starters"]:
            return None
        last = number + 1
        while last < min(sentence.last, number + 6) and (
            self.words[last].capital or (self.words[last].mark and self.words[last].text in "-–'’") or self.words[last].article
        ):
            last += 1
        for stop in range(last, number, -1):
            keys = tuple(word.key for word in self.words[number:stop] if not word.mark and not word.article)
            if self.words[stop - 1].mark or not keys or (len(keys) == 1 and len(keys[0]) < 7):
                continue
            meanings = self.known.actor_variants.meanings.get(variant_keys(keys))
            if meanings and len(keys[0]) > 3 and _wide(self.words, number, stop):
                return self._known(number, (stop, meanings))
        return None

    def _reporter(self, name: str) -> int:
        return self._entity(
            ("reporter", name),
            lambda: Entity(
                name, "reporter", "reporter", reason="in the list of media, monitors and others who report", reporter=True
            ),
        )

    # --- names said in this text

    def _acronym(self, spot: Spot, sentence: Sentence) -> None:
        """“National Defense Forces (NDF)”: what stands in brackets is another name."""
        at = spot.last
        if at + 2 < sentence.last and self.words[at].text == "(" and spot.how != "state":
            inside = self.words[at + 1]
            if inside.text.isupper() and len(inside.text) > 1 and self.words[at + 2].text == ")":
                self.aliases[(inside.key,)] = spot.entity

    def _said(self, number: int, sentence: Sentence) -> Spot | None:
        word = self.words[number]
        index = self.aliases.get((word.key,))
        if index is None or not (word.capital or word.sentence in self.lower):
            return None
        return self._spot("reporter" if self.entities[index].reporter else "actor", number, number + 1, index, "said before")

    def _surnames(self) -> None:
        """A surname or first name that stands alone means the person named in full before or after."""
        owners: dict[str, set[int]] = defaultdict(set)
        for spot in self.spots:
            if self.entities[spot.entity].person or (self.entities[spot.entity].reporter and spot.how == "person"):
                names = [word.key for word in self.words[spot.first : spot.last] if not word.mark and not word.article]
                parts = [key for key in names if key not in shapes()["titles"]]
                if len(parts) > 1:
                    owners[parts[-1]].add(spot.entity)
                    owners[parts[0]].add(spot.entity)
        covered = {number for spot in self.spots for number in range(spot.first, spot.last)}
        for number, word in enumerate(self.words):
            if number in covered or not word.capital or len(owners.get(word.key, ())) != 1 or self._beside_capital(number):
                continue
            index = next(iter(owners[word.key]))
            first = number - 2 if number >= 2 and self.words[number - 1].mark and self.words[number - 2].article else number
            self.spots.append(
                self._spot("reporter" if self.entities[index].reporter else "actor", first, number + 1, index, "surname")
            )

    def _beside_capital(self, number: int) -> bool:
        before = self.words[number - 1] if number else None
        after = self.words[number + 1] if number + 1 < len(self.words) else None
        near = [word for word in (before, after) if word and word.sentence == self.words[number].sentence and not word.mark]
        return any(
            word.capital and word.low not in WORDS["starters"] | WORDS["calendar"] and word.key not in shapes()["titles"]
            for word in near
        )

    # --- names by their form

    def _run(self, number: int, sentence: Sentence) -> int:
        """The word behind the run of capitalised words that starts here ("Liwa Abu al-Fadl al-Abbas")."""
        at = number
        while at < sentence.last:
            word = self.words[at]
            if word.capital and not word.mark and not (word.text[0].isdigit() and not word.text[-1].isalpha()):
                at += 1
                if word.possessive and word.low not in _PART_OF_NAMES:
                    break
            elif word.article or (
                not word.mark
                and word.low in WORDS["connectors"]
                and at > number
                and at + 1 < sentence.last
                and self.words[at + 1].capital
            ):
                at += 1
            elif (
                word.mark
                and word.text in "-‐‑–"
                and at > number
                and self.words[at - 1].joined
                and at + 1 < sentence.last
                and (self.words[at + 1].capital or self.words[at - 1].article)
            ):
                at += 1
            else:
                break
        while at > number and self.words[at - 1].mark:
            at -= 1
        return at

    def _shape(self, number: int, sentence: Sentence) -> Spot | None:
        return (
            self._body(number, sentence)
            or self._described(number, sentence)
            or self._titled(number, sentence)
            or self._people(number, sentence)
        )

    def _people(self, number: int, sentence: Sentence) -> Spot | None:
        """A people that acts: “the Russians accepted”."""
        word = self.words[number]
        the = number > sentence.first and self.words[number - 1].low == "the"
        if not the or not word.capital or word.possessive or not word.low.endswith("s") or word.key not in self.known.nationalities:
            return None
        index = self._entity(
            ("people", word.key),
            lambda: Entity(word.text, "foreign_force", "shape", reason="a people that acts", described=True, confidence=0.5),
        )
        return self._spot("actor", number, number + 1, index, "described")

    def _body(self, number: int, sentence: Sentence) -> Spot | None:
        """A body's own name, known by its first word, its last, or a head in lower case behind it."""
        words, lists = self.words, shapes()
        first = words[number]
        if not (first.capital or first.article) or (first.low in WORDS["starters"] and not first.article):
            return None
        last = self._run(number, sentence)
        if last == number:
            return None
        run = [word for word in words[number:last] if not word.mark and not word.article]
        if not run:
            return None
        if run[0].key in lists["prefixes"] and len(run) > 1:
            stop = min(last, number + 8)
            return self._named_body(number, stop, "its name begins as those of armed groups do")
        heads = [at for at in range(number, last) if not words[at].mark and words[at].key in lists["heads"]]
        if heads and len(run) > 1 and heads[-1] > number:
            stop = heads[-1] + 1
            weak = words[stop - 1].key in lists["weak_heads"]
            if not weak or len([word for word in words[number:stop] if not word.mark and not word.article]) > 2:
                return self._named_body(number, self._of(stop, sentence), "a proper name that ends as those of bodies do")
        if run[0].key in lists["ministries"] and last + 1 < sentence.last and len(run) < 3:
            stop = self._of(last, sentence)
            if stop > last:
                return self._named_body(number, stop, "a proper name that begins as those of bodies do")
        if (
            last < sentence.last
            and not words[last].mark
            and words[last].low in lists["lower_heads"]
            and not words[last - 1].possessive
        ):
            if (
                len(run) > 3
                or run[0].key in self.known.nationalities
                or (self.known.places.at(words, number, last) and words[last].low in lists["of_a_place"])
            ):
                return None
            if run[0].low in WORDS["calendar"] or (run[0].key in lists["modifiers"] and len(run) == 1):
                return None
            return self._named_body(number, last + 1, f"a proper name before “{words[last].low}”")
        return None

    def _of(self, last: int, sentence: Sentence) -> int:
        """“Ministry of Defense”, “Army of Conquest”: a capitalised name goes on behind “of”, “for” or “and”."""
        words = self.words
        if last + 1 < sentence.last and words[last].low in ("of", "for"):
            at = last + 1
            if words[at].low == "the":
                at += 1
            if at < sentence.last and words[at].capital and not self.known.places.at(words, at, sentence.last):
                stop = self._run(at, sentence)
                return max(stop, last)
        return last

    def _named_body(self, number: int, last: int, reason: str) -> Spot:
        lists = shapes()
        while self.words[number].low in WORDS["starters"] and number + 1 < last and not self.words[number].article:
            number += 1
        keys = [word.key for word in self.words[number:last] if not word.mark and not word.article]
        core = tuple(
            key for key in keys if key not in lists["lower_heads"] or len(keys) == 1 or key in ("army", "council", "party")
        ) or tuple(keys)
        for known in (tuple(keys), core):
            if meanings := self.known.actors.meanings.get(known):
                return self._known(number, (last, meanings))
        name = " ".join(word.text for word in self.words[number:last] if not word.mark)
        index = self._entity(("body", core), lambda: Entity(name, "non_state_force", "shape", reason=reason, confidence=0.75))
        self.aliases.setdefault(core, index) if len(core) == 1 and len(core[0]) > 3 else None
        return self._spot("actor", number, last, index, "shape")

    def _described(self, number: int, sentence: Sentence) -> Spot | None:
        """A described body: “regime forces”, “Iran-backed militias”, “Russian military police”."""
        words, lists = self.words, shapes()
        at, strong, nation = number, False, ""
        while at < sentence.last and at < number + 8:
            word = words[at]
            side = self._side(at, sentence)
            if side:
                strong, nation, at = True, nation or word.key, side
            elif (
                (not word.mark and word.key in lists["weak_modifiers"])
                or (word.mark and word.text in "-/" and at > number)
                or (word.low in ("and",) and strong and at + 1 < sentence.last and self._side(at + 1, sentence))
            ):
                if at == number:
                    return None
                at += 1
            else:
                break
        if not strong or at >= sentence.last or words[at].mark or words[at].low not in lists["described_heads"]:
            return None
        last = at + 1
        while (
            last < sentence.last and words[last].low in lists["described_heads"] and words[last].low not in ("regime", "government")
        ):
            last += 1
        keys = tuple(word.key for word in words[number:last] if not word.mark)
        if meanings := self.known.actors.meanings.get(keys):
            return self._known(number, (last, meanings))
        name = " ".join(word.text for word in words[number:last] if not word.mark)
        index = self._entity(
            ("described", keys),
            lambda: Entity(
                name, "non_state_force", "shape", reason="described by its side and what it is", described=True, confidence=0.7
            ),
        )
        return self._spot("actor", number, last, index, "described")

    def _side(self, at: int, sentence: Sentence) -> int:
        """The word behind a side's adjective (nationality, “regime”, “Tehran-backed”, “pro-Iranian”), or 0."""
        words, lists = self.words, shapes()
        word = words[at]
        if word.mark:
            return 0
        if at + 2 < sentence.last and words[at + 1].mark and words[at + 1].text in "-‐‑–":
            behind = words[at + 2].low
            if behind in (
                "backed",
                "led",
                "supported",
                "affiliated",
                "allied",
                "aligned",
                "backing",
                "linked",
                "sponsored",
                "funded",
                "controlled",
                "loyal",
            ) or word.low in ("pro", "anti"):
                return at + 3
            if word.capital and words[at + 2].key in self.known.nationalities:
                return at + 3
        if word.key in self.known.nationalities and (word.capital or word.sentence in self.lower):
            return at + 1
        if word.low in lists["modifiers"] or (word.possessive and word.key in lists["modifiers"]):
            return at + 1
        return 0

    def _titled(self, number: int, sentence: Sentence) -> Spot | None:
        """A title and a name: “Colonel Ahmad al-Hasan”, “the commander Abu Hatem”."""
        words, lists = self.words, shapes()
        at = number
        while at < sentence.last and not words[at].mark and words[at].key in lists["titles"]:
            at += 1
            if at < sentence.last and words[at].text == "." and words[at - 1].end == words[at].start:
                at += 1
        if at == number or at >= sentence.last or not words[at].capital or words[at].text[0].isdigit():
            return None
        last = min(self._run(at, sentence), at + 7)
        if last == at or not self._like_person(at, last):
            return None
        first = (
            number
            if words[number].capital and number + 1 == at and words[number].low in ("president", "sheikh", "hajj", "haj", "mullah")
            else at
        )
        return self._a_person(first, last, at, sentence, "a title before a name")

    def _like_person(self, number: int, last: int) -> bool:
        lists = shapes()
        keys = [word.key for word in self.words[number:last] if not word.mark and not word.article]
        if (
            not keys
            or len(keys) > 5
            or keys[0] in self.known.nationalities
            or any(key in lists["heads"] or key in WORDS["calendar"] for key in keys)
        ):
            return False
        return not (self.known.places.at(self.words, number, last) or (0,))[0] == last or (
            keys[0] in lists["given"] and len(keys) > 1
        )

    def _person(self, number: int, sentence: Sentence) -> Spot | None:
        """A person by form: a known given name before a surname, or a role told behind the comma."""
        words, lists = self.words, shapes()
        first = words[number]
        if (
            not first.capital
            or first.low in WORDS["starters"]
            or (
                number
                and words[number - 1].capital
                and not words[number - 1].mark
                and words[number - 1].sentence == first.sentence
                and words[number - 1].low not in WORDS["starters"]
            )
        ):
            return None
        last = self._run(number, sentence)
        keys = [word.key for word in words[number:last] if not word.mark and not word.article]
        if not 2 <= len(keys) <= 5 or not self._like_person(number, last) or self._place_word_beside(number, last, sentence):
            return None
        if keys[0] in lists["given"]:
            return self._a_person(number, last, number, sentence, "a given name before a surname")
        behind = {word.low for word in words[last + 1 : last + 6]} if last < sentence.last and words[last].text == "," else set()
        if behind & set(lists["roles_behind"]) or behind & self.known.speakers:
            return self._a_person(number, last, number, sentence, "a role told behind the name")
        return None

    def _place_word_beside(self, number: int, last: int, sentence: Sentence) -> bool:
        """Whether the words around make a place of a name: “the village of Abu Qamar”, “Abu Qamar airbase”."""
        lists, words = self.place_words, self.words
        known = self.known.places.at(words, number, last)
        if known and known[0] == last and max(one.weight for one in known[1]) >= 20:
            return True  # “Abu Kamal”
        if last < sentence.last and words[last].low in lists["sites"] | lists["districts"] | lists["settlements"]:
            return True
        return number - 2 >= sentence.first and words[number - 1].low == "of" and words[number - 2].low in lists["settlements"]

    def _a_person(self, first: int, last: int, name_from: int, sentence: Sentence, reason: str) -> Spot:
        words = self.words
        keys = tuple(word.key for word in words[name_from:last] if not word.mark and not word.article)
        before: set[str] = set()
        for at in range(name_from - 1, max(sentence.first, first - 7) - 1, -1):
            if words[at].low in WORDS["speech"] or words[at].low == "that":
                break
            before.add(words[at].low)
        behind = (
            {word.low for word in words[last : min(sentence.last, last + 10)]}
            if last < sentence.last and words[last].text in ",("
            else set()
        )
        said = {word.low for word in words[max(sentence.first, first - 12) : min(sentence.last, last + 14)]} & WORDS["speech"]
        speaks = bool(said and (before | behind) & self.known.speakers)
        if meanings := self.known.actors.meanings.get(keys):
            return self._known(first, (last, meanings))
        name = " ".join(word.text for word in words[name_from:last] if not word.mark)
        index = self._entity(
            ("person", keys),
            lambda: Entity(
                name, "person", "reporter" if speaks else "shape", reason=reason, person=True, reporter=speaks, confidence=0.7
            ),
        )
        return self._spot("reporter" if self.entities[index].reporter else "actor", first, last, index, "person")

    # --- bookkeeping

    def _entity(self, key, make) -> int:
        if key not in self.by_key:
            self.by_key[key] = len(self.entities)
            self.entities.append(make())
        return self.by_key[key]

    def _spot(self, kind: str, first: int, last: int, index: int, how: str) -> Spot:
        return Spot(kind, first, last, index, how, (index,), self.entities[index].person)


def _wide(words: list[Word], first: int, last: int) -> bool:
    """Whether the name ends with a word of its own: not inside a hyphened word ("Iran-backed")."""
    if last < len(words) and words[last].mark and words[last].text in "-‐‑–" and words[last - 1].joined:
        return False
    return True
