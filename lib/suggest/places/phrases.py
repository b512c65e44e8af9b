"""Places told by a phrase around a known name: a border, a side, a part, a countryside, a road."""

from dataclasses import replace

from lib.suggest.models import Candidate
from lib.suggest.places.base import shapes
from lib.suggest.places.entities import PlaceRoll
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, key_of


class PhraseReader(PlaceRoll):
    """Reads phrases that place something by a name of the gazetteer."""

    def _border(self, number: int, sentence: Sentence) -> Spot | None:
        """“the Syrian-Lebanese border”, “the Iraqi border”."""
        words, lists, nations = self.words, shapes(), self.known.nationalities
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
        if at + 1 < sentence.last and words[at + 1].low in lists["behind_border"]:
            return None
        found = self.known.places.at(words, number, sentence.last)
        name = " ".join(word.text for word in words[number : at + 1] if not word.mark)
        candidates = list(found[1]) if found and found[0] == at + 1 else [Candidate(name, "line")]
        return self._spot(
            number, at + 1, self._entity(("border", tuple(sorted(sides))), name, candidates, "a border by its countries", 0.8)
        )

    def _bearing(self, number: int, sentence: Sentence) -> Spot | None:
        """A direction before a name: “eastern Deir ez-Zor countryside”, “northern Aleppo”, “west of the Euphrates”."""
        words, lists = self.words, shapes()
        at, bearing = self._direction(number, sentence)
        if not bearing:
            return None
        if at < sentence.last and words[at].low in lists["country"]:
            return self._of_phrase(at, sentence, number, lists["bearings"].get(bearing))
        if at < sentence.last and words[at].low == "of":
            return self._river_side(number, at, bearing, sentence)
        found = None if self._match(number, sentence) else self._match(at, sentence)
        if not found or not words[at].capital:
            return None
        last, area = self._behind(found[0], sentence)
        name, base = self._text(number, last), found[1]
        if base and base[0].precision == "country":
            part = [replace(one, name=name, precision="area") for one in base]
            return self._place(number, last, ("part", bearing, base[0].name), part, "part of a country", 0.6, country=True)
        return self._place(
            number,
            last,
            ("part", bearing, area == "countryside", key_of(base[0].name)),
            list(base),
            f"“{bearing}” before a known name",
            0.8,
            bearing=lists["bearings"].get(bearing),
            area=area or "countryside",
        )

    def _direction(self, number: int, sentence: Sentence) -> tuple[int, str]:
        """(the word behind a direction, the direction): “northern”, “north-eastern”; empty for none."""
        words, directions = self.words, shapes()["directions"]
        bearing, at = words[number].low, number
        if number + 2 < sentence.last and words[number + 1].mark and words[number + 1].text in "-–":
            joined = f"{bearing}-{words[number + 2].low}"
            if joined in directions:
                bearing, at = joined, number + 2
        return at + 1, bearing if bearing in directions else ""

    def _river_side(self, number: int, at: int, bearing: str, sentence: Sentence) -> Spot | None:
        """“west of the Euphrates”; `at` is the “of”."""
        words = self.words
        stop = at + 1 + (at + 1 < sentence.last and words[at + 1].low == "the")
        found = self._match(stop, sentence)
        if not found or "uphrates" not in self._text(stop, found[0]):
            return None
        if not any(one.precision in ("area", "line", "site") for one in found[1]):
            return None
        last = found[0] + (found[0] < sentence.last and words[found[0]].low == "river")
        sides = [replace(one, name=self._text(number, last)) for one in found[1]]
        return self._place(number, last, ("bearing", bearing, found[1][0].name), sides, "a side of a river", 0.75)

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
        whole = self.actors._run(at, sentence)
        if (
            found
            and found[0] < whole
            and kind in ("settlements", "districts")
            and not self._site_word(words[found[0]])
            and self._plain(at, whole)
        ):
            found = None  # “the village of Tal Borovnik”, of which only “Tal” is known
        if not found and words[at].capital:
            last = self.actors._run(at, sentence)
            if last > at and kind in ("settlements", "districts") and self._plain(at, last):
                return self._place(at, last, ("name", self._keys(at, last)), [], f"called a {low}", 0.8)
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

    def _road(self, number: int, found: tuple[int, list[Candidate]], sentence: Sentence) -> Spot | None:
        """“the Damascus–Suwayda highway”: halfway between the two."""
        words, at = self.words, found[0]
        if at + 2 >= sentence.last or not words[at].mark or words[at].text not in "-‐‑–—":
            return None
        other = self._match(at + 1, sentence)
        if (
            not other
            or other[0] >= sentence.last
            or words[other[0]].low not in ("road", "highway", "motorway", "route", "axis", "line")
        ):
            return None
        last, (one, two) = other[0] + 1, (self._best(found[1]), self._best(other[1]))
        name = self._text(number, last)
        if one.lat is None or two.lat is None:
            return self._spot(number, last, self._entity(("road", name), name, [], "a road between two places", 0.7))
        middle = replace(
            one,
            name=name,
            precision="line",
            lat=round((one.lat + two.lat) / 2, 3),
            lon=round((one.lon + two.lon) / 2, 3),
            id="",
            governorate=one.governorate if one.governorate == two.governorate else "",
            source=f"halfway between {one.name} and {two.name}",
        )
        return self._spot(number, last, self._entity(("road", name), name, [middle], "a road between two places", 0.7))

    def _bearing_inside(self, first: int, last: int) -> float | None:
        bearings = shapes()["bearings"]
        return next((bearings[word.low] for word in self.words[first:last] if word.low in bearings), None)
