"""actors.yaml becomes the registry: who is who, whose unit, backed by whom, and when."""

from lib.corpus.checking import TIES, checked, near_miss
from lib.corpus.dates import DateError, read_date
from lib.corpus.frontmatter import ActorWritten
from lib.corpus.models import Actor, Bloc, Tie
from lib.corpus.names import NameIndex
from lib.corpus.yaml_lines import Lined, Path, dotted, read_yaml
from lib.errors import Problem


class Registry:
    """Reads one actors.yaml; problems gather in `problems`, actors without errors in `actors`."""

    def __init__(self, text: str, file: str, blocs: tuple[Bloc, ...]):
        self.file, self.blocs = file, {bloc.id for bloc in blocs}
        self.actors: dict[str, Actor] = {}
        self.index = NameIndex("actor")
        self.lined: Lined = read_yaml(text)
        self.problems: list[Problem] = self.lined.as_problems(file)
        self._read()

    def _read(self) -> None:
        if not isinstance(self.lined.value, list):
            self.problems.append(Problem(self.file, 1, "", "is not a list of actors", "begin each actor with “- id:”"))
            return
        written = {number: found for number in range(len(self.lined.value)) if (found := self._checked(number))}
        ids = {actor.id for actor in written.values()}
        for number, actor in written.items():
            if actor.id in self.actors:
                self._wrong((number, "id"), f"the id “{actor.id}” stands twice", "ids are unique")
                continue
            self.actors[actor.id] = self._actor(actor, number, ids)
            self.index.add(actor.id, actor.name, actor.name_ar, *actor.aliases)
        self._refuse_cycles(written)
        self._warn_of_hidden_names(written)

    def _checked(self, number: int) -> ActorWritten | None:
        actor, problems = checked(ActorWritten, self.lined, self.file, (number,))
        self.problems += problems
        return actor

    def _actor(self, actor: ActorWritten, number: int, ids: set[str]) -> Actor:
        ties = {name: self._ties(getattr(actor, name), (number, name), ids, "actor") for name in TIES}
        for name in TIES[1:]:
            if actor.id in (tie.actor for tie in ties[name]):
                self._wrong((number, name), f"“{actor.id}” is tied to itself", "name another actor")
        blocs = self._ties(actor.bloc, (number, "bloc"), self.blocs, "bloc") if isinstance(actor.bloc, list) else ()
        bloc = actor.bloc if isinstance(actor.bloc, str) else blocs[-1].actor if blocs else ""
        if bloc not in self.blocs:
            self._wrong((number, "bloc"), f"no bloc “{bloc}” in corpus.yaml", near_miss(bloc, sorted(self.blocs)))
        return Actor(actor.id, actor.name, actor.kind, bloc, actor.name_ar, tuple(actor.aliases), actor.described,
                     **ties, blocs=blocs)

    def _ties(self, written: list, path: Path, known: set[str], key: str) -> tuple[Tie, ...]:
        found = []
        for number, tie in enumerate(written):
            other, at = getattr(tie, key), (*path, number)
            if other not in known:
                self._wrong(at, f"no {key} has the id “{other}”", near_miss(other, sorted(known)))
                continue
            first, last = self._day(tie.first, at, "first"), self._day(tie.last, at, "last")
            if first and last and first > last:
                self._wrong((*at, "to"), f"the tie ends on {last}, before it begins on {first}", "write the earlier day as from")
            found.append(Tie(other, first, last, tie.source))
        return tuple(found)

    def _day(self, written: str | None, at: Path, side: str):
        if written is None:
            return None
        try:
            return getattr(read_date(written), side)
        except DateError as wrong:
            self._wrong((*at, "from" if side == "first" else "to"), wrong.what, wrong.hint)
            return None

    def _refuse_cycles(self, written: dict[int, ActorWritten]) -> None:
        for number, actor in written.items():
            chain, waiting = set(), [tie.actor for tie in self.actors[actor.id].part_of]
            while waiting:
                above = waiting.pop()
                if above == actor.id:
                    self._wrong((number, "part_of"), f"“{actor.id}” is part of itself", "an actor is part of a larger one")
                    break
                if above not in chain and above in self.actors:
                    chain.add(above)
                    waiting += [tie.actor for tie in self.actors[above].part_of]

    def _warn_of_hidden_names(self, written: dict[int, ActorWritten]) -> None:
        """A name of one actor that is the id of another can never mean the one: the id answers first."""
        for number, actor in written.items():
            for name in (actor.name, actor.name_ar, *actor.aliases):
                if name in self.actors and name != actor.id:
                    path = (number, "name" if name == actor.name else "aliases")
                    self.problems.append(Problem(
                        self.file, self.lined.line(path), dotted(path), f"“{name}” is also the id of another actor",
                        "in articles it means that one; change the id or drop the name", "warning"))

    def _wrong(self, path: Path, what: str, hint: str) -> None:
        self.problems.append(Problem(self.file, self.lined.line(path), dotted(path), what, hint))
