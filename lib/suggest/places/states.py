"""Names of states: who acts (“Tehran wants”), or where something is (“in Iran”)."""

from lib.suggest.places.base import PlaceReader, shapes
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot


class StateReader(PlaceReader):
    """Moves state names that are places here out of the actors."""

    def _states_that_are_places(self) -> None:
        kept = []
        moved = -9  # the word behind the last state name that is a place
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
            return self._match(spot.last, self.sentences[words[spot.first].sentence]) is not None  # “Syria’s Hasakah”
        first = words[spot.first].sentence
        behind = words[spot.last] if spot.last < len(words) else None
        if (
            words[spot.first].text.isupper()
            and spot.first == self.sentences[first].first
            and behind
            and behind.mark
            and behind.text in "(—–-,:"
        ):
            return True  # a dateline
        at = spot.first - 1
        start = self.sentences[first].first
        while at >= start and (
            words[at].low in ("the", "neighboring", "neighbouring") or words[at].low in lists["directions"] or words[at].article
        ):
            if words[at].low in lists["directions"]:
                return True
            at -= 1
        if at < start:
            return False
        before = words[at].low
        if before in lists["strictly"]:
            return True
        near = {word.low for word in words[max(start, at - 4) : at]}
        if before == "from":
            return not near & lists["give"]
        if before == "to":
            return bool(near & lists["motion"]) and not near & lists["give"]
        return before == "of" and not near & WORDS["of_a_state"]

    def _longer_place(self, spot: Spot) -> bool:
        found = self.known.places.at(self.words, spot.first, self.sentences[self.words[spot.first].sentence].last)
        behind = self.words[spot.last] if spot.last < len(self.words) else None
        follow = (
            behind is not None
            and not behind.mark
            and (behind.low in shapes()["country"] or behind.low in shapes()["regions"] or behind.low in shapes()["sites"])
        )
        return bool(found and found[0] > spot.last) or bool(follow and found)
