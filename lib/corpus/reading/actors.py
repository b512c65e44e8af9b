"""actors.yaml becomes the registry: who is who, whose unit, backed by whom, and when."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from lib.corpus.checking.checking import FEW, TIES, Nearest, checked, near_miss
from lib.corpus.model.cycles import on_cycles
from lib.corpus.model.dates import DateError, read_date
from lib.corpus.model.models import Actor, Bloc, Tie
from lib.corpus.reading.written_tables import ActorWritten, BlocTieWritten, TieWritten
from lib.corpus.reading.yaml_lines import Lined, Path, Tree, dotted, read_yaml
from lib.corpus.text.folding import fold
from lib.corpus.text.names import NameIndex
from lib.errors import LostRow, Problem


class Registry:
    """Reads one actors.yaml; problems gather in `problems`, actors without errors in `actors`, rows with errors in `lost`."""

    def __init__(self, text: str, file: str, blocs: tuple[Bloc, ...], lost_blocs: tuple[str, ...] = ()):
        self.file, self.blocs, self.lost_blocs = file, {bloc.id for bloc in blocs}, frozenset(lost_blocs)
        self.without_bloc: set[str] = set()  # ids of actors whose bloc is one of those that are left out
        self.actors: dict[str, Actor] = {}
        self.index = NameIndex("actor")
        self.nearest: dict[str, Nearest] = {}
        self.lined: Lined = read_yaml(text)
        self.readable = isinstance(self.lined.value, list)
        self.problems: list[Problem] = self.lined.as_problems(file)
        self.lost: list[LostRow] = []
        self._read()

    def _read(self) -> None:
        if not isinstance(self.lined.value, list):
            if not self.problems:  # else it is no YAML at all
                self.problems.append(Problem(self.file, 1, "", "is not a list of actors", "begin each actor with “- id:”"))
            return
        if not self.lined.value:
            self.problems.append(Problem(self.file, 1, "", "holds no actor", "begin each actor with “- id:”", "warning"))
        written = {number: found for number in range(len(self.lined.value)) if (found := self._checked(number))}
        lost = {number: _called(row) for number, row in enumerate(self.lined.value) if number not in written}
        ids = {actor.id for actor in written.values()} | {names[0] for names in lost.values() if names}
        for number, actor in written.items():
            said = len(self.problems)
            if actor.id in self.actors:
                self._wrong((number, "id"), f"the id “{actor.id}” stands twice", "ids are unique")
                self._lose(number, actor.id)
                continue
            made = self._actor(actor, number, ids)
            if len(self.problems) == said:
                self.actors[actor.id] = made
            else:
                lost[number] = (actor.id, actor.name, actor.name_ar, *actor.aliases)
        lost |= self._refuse_cycles(written)
        self._leave_out(lost)
        for known in self.actors.values():
            self.index.add(known.id, known.name, known.name_ar, *known.aliases)
        self._warn_of_hidden_names(written)
        self._warn_of_shared_names(written)

    def _leave_out(self, lost: dict[int, tuple[str, ...]]) -> None:
        """Take out what has errors; ties to it go with one warning for each such actor, which says how many."""
        for number, called in lost.items():
            self._lose(number, called[0] if called else "")
        for number, (identifier, *names) in ((number, called) for number, called in lost.items() if called):
            line = self.lined.line((number,))
            self.index.leave_out(f"{self.file}:{line}", identifier, *names)
            tied = [actor for actor in self.actors.values() if identifier in _tied(actor)]
            for actor in tied:
                self.actors[actor.id] = _without(actor, identifier)
            if tied:
                self.problems.append(
                    Problem(
                        self.file,
                        line,
                        dotted((number,)),
                        f"“{identifier}” is left out for its own error; actors tied to it that stand without that tie: {len(tied)}",
                        "mend it and the ties are back",
                        "warning",
                    )
                )

    def _lose(self, number: int, identifier: str) -> None:
        self.lost.append(LostRow(self.file, self.lined.line((number,)), identifier, dotted((number,))))

    def _checked(self, number: int) -> ActorWritten | None:
        actor, problems = checked(ActorWritten, self.lined, self.file, (number,))
        self.problems += problems
        return actor

    def _actor(self, actor: ActorWritten, number: int, ids: set[str]) -> Actor:
        ties = {name: self._ties(getattr(actor, name), (number, name), ids, "actor") for name in TIES}
        for name in TIES[1:]:
            if actor.id in (tie.actor for tie in ties[name]):
                self._wrong((number, name), f"“{actor.id}” is tied to itself", "name another actor")
        dated = actor.bloc if isinstance(actor.bloc, list) else []
        blocs = self._ties([tie for tie in dated if not self._lost_bloc(tie.bloc, actor.id)], (number, "bloc"), self.blocs, "bloc")
        bloc = actor.bloc if isinstance(actor.bloc, str) else blocs[-1].actor if blocs else ""
        if self._lost_bloc(bloc, actor.id):
            bloc = ""
        if bloc and bloc not in self.blocs:
            self._wrong((number, "bloc"), f"no bloc “{bloc}” in corpus.yaml", near_miss(bloc, sorted(self.blocs)))
        return Actor(
            actor.id, actor.name, actor.kind, bloc, actor.name_ar, tuple(actor.aliases), actor.described, **ties, blocs=blocs
        )

    def _lost_bloc(self, bloc: str, actor: str) -> bool:
        """Whether a bloc is left out for an error of its own: then the actor stands in none meanwhile."""
        lost = bool(bloc) and bloc not in self.blocs and bool(self.lost_blocs & {bloc, ""})
        self.without_bloc |= {actor} if lost else set()
        return lost

    def _ties(
        self, written: Sequence[TieWritten | BlocTieWritten], path: Path, known: set[str], key: Literal["actor", "bloc"]
    ) -> tuple[Tie, ...]:
        found = []
        if key not in self.nearest:
            self.nearest[key] = Nearest(sorted(known))
        for number, tie in enumerate(written):
            other, at = tie.bloc if isinstance(tie, BlocTieWritten) else tie.actor, (*path, number)
            if other not in known:
                self._wrong(at, f"no {key} has the id “{other}”", self.nearest[key](other))
                continue
            first, last = self._day(tie.first, at, "from"), self._day(tie.last, at, "to")
            if first and last and first > last:
                self._wrong((*at, "to"), f"the tie ends on {last}, before it begins on {first}", "write the earlier day as from")
            found.append(Tie(other, first, last, tie.source))
        return tuple(found)

    def _day(self, written: str | None, at: Path, side: Literal["from", "to"]) -> datetime.date | None:
        if written is None:
            return None
        try:
            date = read_date(written)
        except DateError as wrong:
            self._wrong((*at, side), wrong.what, wrong.hint)
            return None
        return date.first if side == "from" else date.last

    def _refuse_cycles(self, written: dict[int, ActorWritten]) -> dict[int, tuple[str, ...]]:
        """Actors that are part of themselves, by number, taken out of `actors`."""
        circular = on_cycles({actor.id: [tie.actor for tie in actor.part_of] for actor in self.actors.values()})
        found = {}
        for number, actor in written.items():
            if actor.id in circular and actor.id in self.actors:
                del self.actors[actor.id]
                self._wrong((number, "part_of"), f"“{actor.id}” is part of itself", "an actor is part of a larger one")
                found[number] = (actor.id, actor.name, actor.name_ar, *actor.aliases)
        return found

    def _warn_of_hidden_names(self, written: dict[int, ActorWritten]) -> None:
        """A name of one actor that is the id of another can never mean the one: the id answers first."""
        for number, actor in written.items():
            for name in (actor.name, actor.name_ar, *actor.aliases):
                if name in self.actors and name != actor.id:
                    path = (number, "name" if name == actor.name else "aliases")
                    self.problems.append(
                        Problem(
                            self.file,
                            self.lined.line(path),
                            dotted(path),
                            f"“{name}” is also the id of another actor",
                            "in articles it means that one; change the id or drop the name",
                            "warning",
                        )
                    )

    def _warn_of_shared_names(self, written: dict[int, ActorWritten]) -> None:
        """Whom several are called, a reader of tables and keys cannot tell apart, nor can an article name one of them by it."""
        bearers: dict[str, list[int]] = {}
        first = {actor.id: number for number, actor in reversed(written.items()) if actor.id in self.actors}
        for number, actor in ((number, written[number]) for number in sorted(first.values())):
            bearers.setdefault(fold(actor.name), []).append(number)
        for numbers in (numbers for numbers in bearers.values() if len(numbers) > 1):
            name, others = written[numbers[0]].name, ", ".join(written[number].id for number in numbers[1 : FEW + 1])
            path = (numbers[0], "name")
            self.problems.append(
                Problem(
                    self.file,
                    self.lined.line(path),
                    dotted(path),
                    f"“{name}” is the name of {others} as well",
                    "give each a name of its own",
                    "warning",
                )
            )

    def _wrong(self, path: Path, what: str, hint: str) -> None:
        self.problems.append(Problem(self.file, self.lined.line(path), dotted(path), what, hint))


def _called(row: Tree) -> tuple[str, ...]:
    """The id and the names of a row that has errors, as far as they can be read; empty without an id."""
    if not isinstance(row, dict) or not isinstance(identifier := row.get("id"), str):
        return ()
    aliases = row.get("aliases")
    names = (row.get("name"), row.get("name_ar"), *(aliases if isinstance(aliases, list) else [aliases]))
    return (identifier, *(name for name in names if isinstance(name, str)))


def _without(actor: Actor, other: str) -> Actor:
    """The actor without its ties to another."""
    kept = {name: tuple(tie for tie in getattr(actor, name) if tie.actor != other) for name in TIES}
    return replace(
        actor,
        part_of=kept["part_of"],
        affiliated_with=kept["affiliated_with"],
        backed_by=kept["backed_by"],
        successor_of=kept["successor_of"],
    )


def _tied(actor: Actor) -> set[str]:
    return {tie.actor for name in TIES for tie in getattr(actor, name)}
