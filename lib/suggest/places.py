"""Places in a text: gazetteer names, described areas and sites; homonyms are ranked by the article's other places and
all offered; a name that nothing locates has no point."""

import functools
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from lib.suggest.actors import _STARTERS, ActorFinder
from lib.suggest.actors import shapes as actor_shapes
from lib.suggest.knowledge import Knowledge, _yaml, at_governorate, variant_keys
from lib.suggest.models import Candidate
from lib.suggest.spots import Spot
from lib.suggest.words import Sentence, Word, key_of, keys_of

KM_PER_DEGREE = 111.2
AWAY_KM = 28.0          # how far from a town its "eastern countryside" is put where nothing else is known


@functools.cache
def shapes() -> dict:
    """The word lists of place_shapes.yaml."""
    return {name: frozenset(words) if isinstance(words, list) else words for name, words in _yaml("place_shapes.yaml").items()}


@dataclass
class PlaceEntity:
    """A place while it is being read. `inside`: the entity that a site or area is told to lie in."""

    name: str
    candidates: list[Candidate]
    reason: str
    confidence: float
    inside: int | None = None
    bearing: float | None = None
    area: str = ""              # "countryside", "region", "site", "district": what is said of the base name
    country: bool = False


@dataclass
class PlaceFinder:
    """Finds the places of one text, beside the actors already found; moves state names that are places here."""

    words: list[Word]
    sentences: list[Sentence]
    known: Knowledge
    actors: ActorFinder
    entities: list[PlaceEntity] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    by_key: dict = field(default_factory=dict)

    def find(self) -> None:
        """Fill `entities` and `spots`, best candidate first."""
        self._states_that_are_places()
        self.taken = {number for spot in self.actors.spots for number in range(spot.first, spot.last)}
        for sentence in self.sentences:
            number = sentence.first
            while number < sentence.last:
                spot = None if self.words[number].mark or number in self.taken else self._at(number, sentence)
                if spot:
                    self.spots.append(spot)
                number = max(spot.last, number + 1) if spot else number + 1
        self._inside_actors()
        self.spots.sort(key=lambda spot: spot.first)
        self._rank()
        self._scene_is_a_place()
        self._locate()

    # --- states

    def _states_that_are_places(self) -> None:
        kept = []
        moved = -9          # the word behind the last state name that is a place
        for spot in self.actors.spots:
            listed = spot.first - moved <= 2 and self.words[spot.first - 1].low in ("and", "or", ",")
            if spot.how == "state" and (listed or self._state_is_place(spot)):
                moved = spot.last
                continue
            kept.append(spot)
        self.actors.spots = kept

    def _state_is_place(self, spot: Spot) -> bool:
        words, lists = self.words, shapes()
        if self._longer_place(spot):
            return True
        if words[spot.last - 1].possessive:
            return False
        first = words[spot.first].sentence
        at = spot.first - 1
        start = self.sentences[first].first
        while at >= start and (words[at].low in ("the", "neighboring", "neighbouring") or words[at].low in lists["directions"] or words[at].article):
            if words[at].low in lists["directions"]:
                return True
            at -= 1
        if at < start:
            return False
        before = words[at].low
        if before in lists["strictly"]:
            return True
        near = {word.low for word in words[max(start, at - 4):at]}
        if before == "from":
            return not near & lists["give"]
        if before == "to":
            return bool(near & lists["motion"]) and not near & lists["give"]
        return before == "of" and not near & {"government", "president", "behest", "ally", "allies", "support", "influence", "role", "interests", "backing", "request", "army", "hands", "behalf", "leadership", "knowledge"}

    def _longer_place(self, spot: Spot) -> bool:
        found = self.known.places.at(self.words, spot.first, self.sentences[self.words[spot.first].sentence].last)
        behind = self.words[spot.last] if spot.last < len(self.words) else None
        follow = behind is not None and not behind.mark and (behind.low in shapes()["country"] or behind.low in shapes()["regions"] or behind.low in shapes()["sites"])
        return bool(found and found[0] > spot.last) or bool(follow and found)

    def _scene_is_a_place(self) -> None:
        """The country that the text is about is a place in it: "Syria" is no actor there (its government is)."""
        kept = []
        for spot in self.actors.spots:
            found = self.known.places.at(self.words, spot.first, spot.last) if spot.how == "state" else None
            if found and any(one.precision == "country" and one.country == self.scene for one in found[1]) and not self.words[spot.last - 1].possessive:
                self.spots.append(self._spot(spot.first, spot.last, self._named(found[1], spot.first, spot.last, 0.9)))
            else:
                kept.append(spot)
        self.actors.spots = kept
        self.spots.sort(key=lambda spot: spot.first)

    def _inside_actors(self) -> None:
        """“NDF in Qalamoun”, one actor of the registry, tells a place too."""
        for spot in self.actors.spots:
            for at in range(spot.first + 1, spot.last - 1):
                if self.words[at].low == "in" and (found := self.known.places.at(self.words, at + 1, spot.last)):
                    self.spots.append(self._spot(at + 1, found[0], self._named(found[1], at + 1, found[0], 0.9)))

    # --- one position

    def _at(self, number: int, sentence: Sentence) -> Spot | None:
        if self.words[number].low in _STARTERS and not self.words[number].article:
            return None
        return (self._border(number, sentence) or self._bearing(number, sentence) or self._of_phrase(number, sentence)
                or self._name(number, sentence) or self._unknown(number, sentence))

    def _border(self, number: int, sentence: Sentence) -> Spot | None:
        """“the Syrian-Lebanese border”, “the Iraqi border”."""
        words, nations = self.words, self.known.nationalities
        at, sides = number, []
        while at < sentence.last and len(sides) < 2:
            if words[at].key in nations and words[at].capital:
                sides.append(words[at].key)
            elif not (words[at].mark and words[at].text in "-‐‑–/" and sides):
                break
            at += 1
        while at < sentence.last and words[at].mark and words[at].text in "-–":
            at += 1
        if not sides or at >= sentence.last or words[at].low not in ("border", "borders", "frontier", "borderlands"):
            return None
        if at + 1 < sentence.last and words[at + 1].low in ("crossing", "guards", "guard", "crossings", "police", "force", "forces"):
            return None
        found = self.known.places.at(words, number, sentence.last)
        name = " ".join(word.text for word in words[number:at + 1] if not word.mark)
        candidates = list(found[1]) if found and found[0] == at + 1 else [Candidate(name, "line")]
        return self._spot(number, at + 1, self._entity(("border", tuple(sorted(sides))), name, candidates, "a border by its countries", 0.8))

    def _bearing(self, number: int, sentence: Sentence) -> Spot | None:
        """A direction before a name: “eastern Deir ez-Zor countryside”, “northern Aleppo”, “west of the Euphrates”."""
        words, lists = self.words, shapes()
        at = number
        bearing = words[number].low
        if number + 2 < sentence.last and words[number + 1].mark and words[number + 1].text in "-–" and bearing + "-" + words[number + 2].low in lists["directions"]:
            bearing, at = bearing + "-" + words[number + 2].low, number + 2
        if bearing not in lists["directions"]:
            return None
        at += 1
        if at < sentence.last and words[at].low in lists["country"]:
            return self._of_phrase(at, sentence, number, lists["bearings"].get(bearing))
        if at < sentence.last and words[at].low == "of":
            stop = at + 1 + (at + 1 < sentence.last and words[at + 1].low == "the")
            found = self._match(stop, sentence)
            if found and any(one.precision in ("area", "line", "site") for one in found[1]) and "uphrates" in self._text(stop, found[0]):
                last = found[0] + (found[0] < sentence.last and words[found[0]].low == "river")
                name = self._text(number, last)
                return self._spot(number, last, self._entity(("bearing", bearing, found[1][0].name), name, [replace(one, name=name) for one in found[1]], "a side of a river", 0.75))
            return None
        whole = self._match(number, sentence)
        if whole:
            return None
        found = self._match(at, sentence)
        if not found or not words[at].capital:
            return None
        last, area = self._behind(found[0], sentence)
        name = self._text(number, last)
        base = found[1]
        if len(base) and base[0].precision == "country":
            return self._spot(number, last, self._entity(("part", bearing, base[0].name), name, [replace(one, name=name, precision="area") for one in base], "part of a country", 0.6, country=True))
        entity = self._entity(("part", bearing, area == "countryside", key_of(base[0].name)), name, list(base), f"“{bearing}” before a known name", 0.8,
                              bearing=lists["bearings"].get(bearing), area="countryside" if area in ("countryside", "") else area)
        return self._spot(number, last, entity)

    def _of_phrase(self, number: int, sentence: Sentence, start: int | None = None, bearing: float | None = None) -> Spot | None:
        """“the city of X”, “the countryside of X governorate”, “the governorates of X and Y” (each a place of its own)."""
        words, lists = self.words, shapes()
        low = words[number].low
        kind = next((kind for kind in ("settlements", "regions", "districts", "country") if low in lists[kind]), "")
        if not kind or number + 2 >= sentence.last or words[number + 1].low != "of":
            return None
        at = number + 2
        if words[at].low == "the":
            at += 1
        if at >= sentence.last or at in self.taken:
            return None
        found = self._match(at, sentence)
        if not found and words[at].capital:
            last = self.actors._run(at, sentence)
            if last > at and kind in ("settlements", "districts") and self._plain(at, last):
                name = self._text(at, last)
                return self._spot(at, last, self._entity(("name", self._keys(at, last)), name, [], f"called a {low}", 0.8))
            return None
        if not found:
            return None
        last, _ = self._behind(found[0], sentence)
        if kind == "country":
            first = number if start is None else start
            return self._spot(first, last, self._area(found[1], self._text(first, last), bearing, f"the {low} of a known place"))
        if kind == "regions":
            return self._spot(at, found[0], self._region(found[1], self._text(at, found[0])))
        return self._spot(at, found[0], self._named(found[1], at, found[0], 0.95))

    def _name(self, number: int, sentence: Sentence) -> Spot | None:
        """A gazetteer name, with what is said of it behind."""
        words, lists = self.words, shapes()
        found = self._match(number, sentence)
        if not found or not self._backed(number, found[0], found[1], sentence):
            return None
        last, area = self._behind(found[0], sentence)
        name = self._text(number, last)
        if area == "countryside":
            return self._spot(number, last, self._area(found[1], name, self._bearing_inside(found[0], last), "the countryside of a known place"))
        if area == "region":
            return self._spot(number, last, self._region(found[1], name))
        if area == "site":
            keys = self._keys(number, last)
            return self._spot(number, last, self._entity(("name", keys), name, [replace(one, name=name, precision="site", id="") for one in found[1] if one.lat is not None],
                                                         "a site named after a known place, put at that place", 0.75, area="site"))
        stop = found[0]
        return self._spot(number, stop, self._named(found[1], number, stop, 0.9))

    def _bearing_inside(self, first: int, last: int) -> float | None:
        bearings = shapes()["bearings"]
        return next((bearings[word.low] for word in self.words[first:last] if word.low in bearings), None)

    def _unknown(self, number: int, sentence: Sentence) -> Spot | None:
        """A capitalised name that no gazetteer knows, where the words around say that it is a place."""
        words, lists = self.words, shapes()
        first = words[number]
        if not (first.capital or first.article) or first.text[0].isdigit() or self._title_like(sentence):
            return None
        last = self.actors._run(number, sentence)
        if last == number or not self._plain(number, last):
            return None
        before = words[number - 1].low if number > sentence.first else ""
        stop = last
        while stop < sentence.last and not words[stop].mark and words[stop].low in lists["site_adjectives"]:
            stop += 1
        head = words[stop].low if stop < sentence.last and not words[stop].mark else ""
        run = [word for word in words[number:last] if not word.mark and not word.article]
        if run[-1].low in lists["sites"] | lists["districts"] | lists["settlements"] and len(run) > 1:
            return self._spot(number, last, self._entity(("name", self._keys(number, last)), self._text(number, last), [], "a name that ends as those of sites do", 0.7, area="site"))
        if head in lists["sites"] and head not in ("border", "field", "base", "headquarters", "center", "centre", "facility"):
            return self._spot(number, stop + 1, self._entity(("name", self._keys(number, stop + 1)), self._text(number, stop + 1), [], f"a name before “{head}”", 0.7, area="site"))
        if head in lists["settlements"] or head in lists["districts"]:
            return self._spot(number, last, self._entity(("name", self._keys(number, last)), self._text(number, last), [], f"a name before “{head}”", 0.75))
        if run[0].low in lists["leading"] and len(run) > 1:
            return self._spot(number, last, self._entity(("name", self._keys(number, last)), self._text(number, last), [], "it begins as names of places do", 0.65))
        if before in lists["strictly"] and before not in ("within", "into", "across") and len(run) <= 3 and not (len(run) == 1 and run[0].text.isupper()):
            return self._spot(number, last, self._entity(("name", self._keys(number, last)), self._text(number, last), [], f"a name behind “{before}”", 0.5))
        if before in ("and", ",") and self.spots and self.spots[-1].last >= number - 2 and self.spots[-1].last <= number and len(run) <= 2 and self.spots[-1].how != "country":
            earlier = self.spots[-1]
            if words[earlier.first - 1].low in ("of", "in", "between", "near") if earlier.first > sentence.first else False:
                return self._spot(number, last, self._entity(("name", self._keys(number, last)), self._text(number, last), [], "in a list of places", 0.5))
        return None

    # --- what stands around a name

    def _match(self, number: int, sentence: Sentence) -> tuple[int, list[Candidate]] | None:
        """A gazetteer name here, under its spelling or a coarser one."""
        if number >= sentence.last or self.words[number].mark:
            return None
        found = self.known.places.at(self.words, number, sentence.last)
        if found:
            name = next((word for word in self.words[number:found[0]] if not word.mark and not word.article), self.words[number])
            if not (name.capital or name.text[0] > "\u0590" or not self.actors.caps and (len(name.key) > 4 and keys_in(found, self))):
                return None
            if any(at in self.taken for at in range(number, found[0])):
                return None
            return found
        first = self.words[number]
        if not (first.capital or first.article) or self.actors.caps is False:
            return None
        last = self.actors._run(number, sentence)
        keys = self._keys(number, last)
        for length in range(min(len(keys), 4), 0, -1):
            if length == 1 and (len(keys[0]) < 5 or keys[0] in _NOT_NAMES or len(keys) > 1):
                continue
            meanings = [one for one in self.known.place_variants.meanings.get(variant_keys(keys[:length]), ()) if _alike(keys, one.name)]
            if meanings and length == len(keys) and not self._titled(keys) and not any(at in self.taken for at in range(number, last)):
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
        if after and after.capital and not after.mark and words[last - 1].end + 1 == after.start and not words[last - 1].possessive and not self._site_word(after) \
                and after.low not in _STARTERS and last not in self.taken and not self._title_like(sentence) and not after.key in self.known.nationalities:
            return self._match(last, sentence) is not None
        if before and before.capital and not before.mark and before.low not in _STARTERS and before.low not in lists["directions"] and not before.possessive \
                and not self._site_word(before) and before.key not in self.known.nationalities and not self._title_like(sentence) and number - 1 not in self.taken:
            return False
        behind_place = before is not None and (before.low in lists["locative"] or before.mark and before.text in ",(/-–" or before.low in ("and", "or", "the", "both") or self._site_word(before))
        best = max(one.weight for one in meanings)
        wary = keys in self.known.wary or best < 8
        if not wary:
            return True
        if before is None:
            return best >= 2 and keys not in self.known.wary
        strictly = before.low in lists["locative"] or self._site_word(before) or after is not None and self._site_word(after) or before.low in lists["directions"]
        return strictly or behind_place and bool(self.spots) and self.spots[-1].last >= number - 3 and keys not in self.known.wary

    def _site_word(self, word: Word) -> bool:
        lists = shapes()
        return any(word.low in lists[kind] for kind in ("settlements", "regions", "districts", "country", "sites", "directions", "leading"))

    def _title_like(self, sentence: Sentence) -> bool:
        """Whether most words of a sentence are capitalised, as in headlines."""
        plain = [word for word in self.words[sentence.first:sentence.last] if not word.mark and len(word.text) > 3]
        return len(plain) > 3 and sum(word.capital for word in plain) > 0.7 * len(plain)

    def _behind(self, at: int, sentence: Sentence) -> tuple[int, str]:
        """What is said behind a name: (word behind it, "countryside" | "region" | "site" | "settlement" | "")."""
        words, lists = self.words, shapes()
        start = at
        while at < sentence.last and not words[at].mark and (words[at].low in lists["site_adjectives"] or words[at].low in lists["directions"]):
            at += 1
        if at < sentence.last and not words[at].mark:
            low = words[at].low
            if low in lists["country"]:
                return at + 1, "countryside"
            if at == start and low in lists["regions"]:
                return at + 1, "region"
            if at == start and (low in lists["settlements"] or low in lists["districts"]):
                return start, "settlement"
            if low in lists["sites"] and not (at == start and low in ("headquarters", "base", "center", "centre", "checkpoint", "market", "gate")):
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
        if run[0].low in _STARTERS or run[0].key in actor_lists["titles"] or run[-1].key in actor_lists["heads"]:
            return False
        return len(run[0].text) > 2

    # --- entities

    def _named(self, meanings: list[Candidate], number: int, last: int, confidence: float) -> int:
        names = {one.name for one in meanings}
        country = all(one.precision == "country" for one in meanings)
        key = ("gazetteer", tuple(sorted(names)))
        return self._entity(key, self._best(meanings).name, list(meanings), "a name of the gazetteer", confidence, country=country)

    def _region(self, meanings: list[Candidate], name: str) -> int:
        wide = [one for one in meanings if one.precision == "governorate"] or [
            centre for one in meanings if one.governorate and (centre := self.known.centres.get(one.governorate))]
        found = wide or [replace(one, precision="governorate") for one in meanings]
        return self._entity(("region", found[0].name), found[0].name, found, "called a governorate or province", 0.9, area="region")

    def _area(self, meanings: list[Candidate], name: str, bearing: float | None, reason: str) -> int:
        return self._entity(("countryside", bearing, self._best(meanings).name), name, list(meanings), reason, 0.85, bearing=bearing, area="countryside")

    def _best(self, meanings: list[Candidate]) -> Candidate:
        return max(meanings, key=lambda one: one.weight)

    def _entity(self, key, name: str, candidates: list[Candidate], reason: str, confidence: float, **more) -> int:
        if key not in self.by_key:
            self.by_key[key] = len(self.entities)
            self.entities.append(PlaceEntity(name, candidates, reason, confidence, **more))
        return self.by_key[key]

    def _spot(self, first: int, last: int, index: int) -> Spot:
        return Spot("place", first, last, index, "country" if self.entities[index].country else "", (index,))

    def _keys(self, number: int, last: int) -> tuple[str, ...]:
        return tuple(word.key for word in self.words[number:last] if not word.mark and not word.article)

    def _text(self, number: int, last: int) -> str:
        words, found = self.words, ""
        for at in range(number, last):
            gap = " " if at > number and words[at].start > words[at - 1].end else ""
            found += gap + words[at].text
        return found[:-2] if words[last - 1].possessive else found

    # --- homonyms and points

    def _rank(self) -> None:
        """Order candidates: how well known, in the country and governorate that the text's other places speak of."""
        countries, governorates = Counter(), Counter()
        for spot in self.spots:
            meanings = self.entities[spot.entity].candidates
            found = {one.country for one in meanings if one.country}
            sure = max((one.weight for one in meanings), default=0) > 20
            if len(found) == 1:
                countries[next(iter(found))] += 1 + 2 * sure
            local = {one.governorate for one in meanings if one.governorate}
            if len(local) == 1:
                governorates[next(iter(local))] += 1
        scene = countries.most_common(1)[0][0] if countries else ""
        total = sum(countries.values()) or 1

        def score(one: Candidate) -> float:
            return math.log10(one.weight + 1) + 4 * countries[one.country] / total + 1.5 * (one.country == scene) + min(governorates[one.governorate], 4) * 0.6
        for entity in self.entities:
            entity.candidates.sort(key=score, reverse=True)
            located = next((one for one in entity.candidates if one.lat is not None), None)
            best = entity.candidates[0] if entity.candidates else None
            if best and best.lat is None and located and (located.name == best.name or located.precision == best.precision == "governorate"):
                entity.candidates[0] = replace(best, lat=located.lat, lon=located.lon)
            if entity.area == "site" and best and scene and best.country != scene and best.weight < 100:
                entity.candidates = []
        self.scene = scene

    def _locate(self) -> None:
        """Points for areas beside a known place and for sites inside one."""
        by_sentence = defaultdict(list)
        for spot in self.spots:
            by_sentence[self.words[spot.first].sentence].append(spot)
        for spot in self.spots:
            entity = self.entities[spot.entity]
            if entity.area == "countryside" and entity.candidates:
                entity.candidates = [self._countryside(one, entity) for one in entity.candidates]
                entity.area = "done"
            elif not entity.candidates:
                host = self._host(spot, by_sentence)
                entity.candidates = [replace(host, name=entity.name, precision="site", id="", source=f"put at {host.name}, the place told beside it")] if host else [Candidate(entity.name, "site")]

    def _countryside(self, one: Candidate, entity: PlaceEntity) -> Candidate:
        centre = self.known.centres.get(one.governorate) if one.precision != "governorate" else one
        seat = one.precision != "governorate" and centre is not None and centre.lat is not None and one.lat is not None and _km(one, centre) < 200 and one.weight >= 15
        if one.lat is None:
            return replace(one, name=entity.name, precision="area", id="")
        if entity.bearing is None:
            return at_governorate(self.known, one.governorate, entity.name, f"centre of {one.governorate}") if seat else replace(one, name=entity.name, precision="area", id="")
        if seat and _km(one, centre) > 15 and abs((_bearing(one, centre) - entity.bearing + 180) % 360 - 180) <= 67:
            return replace(centre, name=entity.name, precision="area", id="", source=f"centre of {one.governorate}, on that side of {one.name}")
        turn = math.radians(entity.bearing)
        lat = one.lat + math.cos(turn) * AWAY_KM / KM_PER_DEGREE
        lon = one.lon + math.sin(turn) * AWAY_KM / KM_PER_DEGREE / math.cos(math.radians(one.lat))
        return replace(one, name=entity.name, precision="area", lat=round(lat, 3), lon=round(lon, 3), id="", source=f"{AWAY_KM:.0f} km from {one.name} on that side")

    def _host(self, spot: Spot, by_sentence: dict) -> Candidate | None:
        """The located place nearest to an unlocated one: in its sentence, or the last before it."""
        sentence = self.words[spot.first].sentence
        for back in range(3):
            near = [other for other in by_sentence.get(sentence - back, ()) if self.entities[other.entity].candidates
                    and self.entities[other.entity].candidates[0].lat is not None and not self.entities[other.entity].country]
            if near:
                other = min(near, key=lambda other: abs(other.first - spot.first)) if not back else near[-1]
                return self.entities[other.entity].candidates[0]
        return None


_NOT_NAMES = frozenset(key_of(word) for word in ("there", "where", "while", "these", "those", "their", "after", "which", "under", "party", "state", "heavy", "mines"))


def _alike(keys: tuple[str, ...], name: str) -> bool:
    """Whether a name found under a coarser spelling is spelled much alike."""
    return fuzz.ratio(" ".join(keys), " ".join(keys_of(name))) >= 72


def keys_in(found, finder) -> bool:
    """Whether a name in a text without capitals is well known enough to be one."""
    return max(one.weight for one in found[1]) >= 30


def _km(one: Candidate, other: Candidate) -> float:
    lat, lon = other.lat - one.lat, (other.lon - one.lon) * math.cos(math.radians(one.lat))
    return math.hypot(lat, lon) * KM_PER_DEGREE


def _bearing(one: Candidate, other: Candidate) -> float:
    return math.degrees(math.atan2((other.lon - one.lon) * math.cos(math.radians(one.lat)), other.lat - one.lat)) % 360
