"""Whom and where a name means in a corpus: one who alone bears it, by the letter or else in some spelling; of several none."""

from collections.abc import Iterable
from dataclasses import dataclass

from lib.corpus.model.models import Actor, Corpus, Place
from lib.corpus.text.names import NameIndex
from lib.corpus.text.spellings import Spellings, names_of
from lib.suggest.models import Candidate

SENT = 150  # names of actors, and of places, that are sent at most


@dataclass(frozen=True)
class Meant:
    """Ids of those who bear a name: one where it is settled, several where it is open, none where the corpus has none."""

    ids: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.ids[0] if len(self.ids) == 1 else ""

    def why(self, what: str) -> str:
        """Where the name comes from, for a reason."""
        if self.id:
            return f"{what} of the corpus bears the name"
        several = f"several of the corpus bear the name: {', '.join(self.ids)}"
        return several if self.ids else f"no {what} of the corpus bears the name"


class Names:
    """The names of a corpus's actors and places; none without a corpus."""

    def __init__(self, corpus: Corpus | None):
        self.actors: dict[str, Actor] = dict(corpus.actors) if corpus else {}
        self.places: dict[str, Place] = dict(corpus.places) if corpus else {}
        self.index = {"actor": NameIndex("actor"), "place": NameIndex("place")}
        self.spellings = Spellings()
        bearers: dict[str, Iterable[Actor | Place]] = {"actor": self.actors.values(), "place": self.places.values()}
        for kind, every in bearers.items():
            for one in every:
                self.index[kind].add(one.id, *names_of(one))
                self.spellings.add((kind, one.id), names_of(one))

    def meant(self, kind: str, name: str) -> Meant:
        """Who bears the name, of "actor" or "place"."""
        found = self.index[kind].by_name.get(name.casefold()) or {one for _, one in self.spellings.called(name, kind)}
        return Meant(tuple(sorted(found)))

    def standing_in(self, kind: str, text: str) -> list[str]:
        """The main names of those of whom a name stands in the text, with the first other one, in the corpus's order."""
        bearers: dict[str, Actor] | dict[str, Place] = self.actors if kind == "actor" else self.places
        there = [one for one in bearers.values() if self.index[kind].named_in(one.id, text)]
        return [one.name + (f" ({one.aliases[0]})" if one.aliases else "") for one in there[:SENT]]

    def candidates(self, name: str, meant: Meant) -> tuple[Candidate, ...]:
        """The places that a name may mean. Where several bear it, the name itself without an id goes before them."""
        known = tuple(_candidate(self.places[one]) for one in meant.ids)
        return known if meant.id else (Candidate(name, "site"), *known)


def _candidate(place: Place) -> Candidate:
    governorate = "; ".join(place.governorates)
    source = place.source or "the corpus's gazetteer"
    return Candidate(place.name, place.precision, place.lat, place.lon, governorate, place.country, place.id, source)
