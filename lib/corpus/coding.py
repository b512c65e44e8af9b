"""One written event becomes a checked Event: names to ids, words to offsets, and every field on what it rests."""

from lib.corpus.checking import near_miss
from lib.corpus.codebook import ALWAYS, CODEBOOK
from lib.corpus.dates import DateError, read_date
from lib.corpus.frontmatter import ArticleWritten, DefaultsWritten, EventWritten, NumberWritten
from lib.corpus.models import Dated, Event, Participant, Pay, Quantity, Span
from lib.corpus.quotes import QuoteFinder
from lib.corpus.resting import Around, Said, fields_not_in, parts_rest
from lib.corpus.unseen import TERMS, unseen_fields
from lib.corpus.yaml_lines import Lined, dotted
from lib.errors import Problem, shortened

PLACES = ("place", "origin", "near")
REFERENCES = ("after", "same_as", "maybe_same_as", "not_same_as")
WORDS = ("mode", "issue", "by_force", "reason", "according_to")
READ_AS = (*TERMS, "reason", "according_to")
DEFAULT_REASON = "default of the article"
NOT_CODED = frozenset(("id", "evidence", "inferred", "part_of", "parts", "status", "original_quote", *REFERENCES))
FIELDS = frozenset(EventWritten.model_fields) - NOT_CODED
SHARED = frozenset(DefaultsWritten.model_fields)
ROLES, QUANTITIES = tuple(CODEBOOK.roles), tuple(CODEBOOK.quantities)
NO_ID = "?"  # stands for an id that does not read
MOST_SHOWN = 20  # quotes of one article that are not in its text and are shown the passage most like them


class EventCoder:
    """Codes event `number` of an article; problems gather in `problems`.

    `lost` names fields of the event and of the article that could not be read (that is said elsewhere): what may
    follow from their absence is not said again.
    """

    def __init__(
        self,
        file: str,
        article: ArticleWritten,
        number: int,
        lined: Lined,
        known,
        finder: QuoteFinder,
        mentions: dict[str, str],
        lost: frozenset[str] = frozenset(),
    ):
        self.file, self.article, self.number, self.lined = file, article, number, lined
        self.known, self.finder, self.mentions, self.lost = known, finder, mentions, lost
        self.written: EventWritten = article.events[number]
        self.problems: list[Problem] = []
        self.from_defaults: set[str] = set()
        defaults = article.defaults
        shared = {name: value for name in defaults.model_fields_set & SHARED if (value := getattr(defaults, name)) is not None}
        self.values = shared | {
            name: value for name in self.written.model_fields_set if (value := getattr(self.written, name)) is not None
        }
        self.roles = [role for role in ROLES if role in self.values]

    def coded(self) -> Event:
        """The event; whole where no problem is said."""
        quote = self._quote()
        evidence = self._evidence(quote)
        roles = self._roles()
        said = Said(
            roles,
            self._quantities(roles),
            {name: self._places(name) for name in PLACES},
            self._date(),
            self._pay(),
            self._value("claim") or "reported",
            self._value("stage") or "done",
        )
        inferred, unseen = dict(self.written.inferred), frozenset()
        if quote and not self.lost & {"evidence", "inferred"}:
            unseen = self._rest(quote, said, evidence, inferred)
        self._allowed()
        self._warn_of_idle_words(said)
        written = self.written
        references = {name: tuple(map(self._full, getattr(written, name))) for name in REFERENCES}
        return Event(
            self._full(written.id or NO_ID),
            written.type,
            written.summary,
            quote or Span(0, 0, ""),
            roles,
            **{name: self._value(name) or "" for name in WORDS if name in self.values},
            **said.places,
            date=said.date,
            quantities=said.numbers,
            goods=tuple(self._value("goods") or ()),
            pay=said.pay,
            claim=said.claim,
            stage=said.stage,
            background=bool(self._value("background")),
            status="draft" if "draft" in (self.article.status, self._value("status")) else "coded",
            credibility=self._value("credibility") or "6",
            part_of=self._full(written.part_of) if written.part_of else "",
            parts=written.parts or "all",
            **references,
            original_quote=written.original_quote,
            evidence=evidence,
            inferred=inferred,
            unseen=unseen | self._unseen(quote, evidence, said),
            line=self.lined.line(("events", self.number)),
            field_lines={
                name: self.lined.line(("events", self.number, name)) for name in ("part_of", *REFERENCES) if getattr(written, name)
            },
        )

    def _unseen(self, quote: Span | None, evidence: dict[str, tuple[Span, ...]], said: Said) -> frozenset[str]:
        if not evidence:
            return frozenset()
        values = {name: found for name in READ_AS if (found := self._value(name))}
        return unseen_fields(
            quote.text if quote else "", evidence, said, values, self.known.actor_names, self.known.place_names, self._around()
        )

    def _full(self, reference: str) -> str:
        return reference if "/" in reference else f"{self.article.id}/{reference}"

    def _value(self, field: str):
        """The event's own value of a field, else the article's default."""
        value = self.values.get(field)
        if value is not None and getattr(self.written, field) is None:
            self.from_defaults.add(field)
        return value

    def _wrong(self, path: tuple, what: str, hint: str = "") -> None:
        full = ("events", self.number, *path)
        self.problems.append(Problem(self.file, self.lined.line(full), dotted(full), what, hint))

    def _quote(self) -> Span | None:
        if not self.written.quote:
            return None
        found = self.finder.find(self.written.quote)
        if found is None:
            self._missing_quote(("quote",), self.written.quote)
        return found

    def _missing_quote(self, path: tuple, quote: str) -> None:
        self.finder.missed += 1
        nearest = self.finder.nearest(quote) if self.finder.missed <= MOST_SHOWN else ""
        self._wrong(
            path,
            f"the text does not hold “{shortened(quote)}”",
            f"nearest passage: “{nearest}”" if nearest else "quotes are words of the text below the front matter",
        )

    def _evidence(self, near: Span | None) -> dict[str, tuple[Span, ...]]:
        found: dict[str, tuple[Span, ...]] = {}
        own = {field: (("evidence", field), words) for field, words in self.written.evidence.items()}
        shared = {
            field: (("evidence", field), words)
            for field, words in self.article.defaults.evidence.items()
            if getattr(self.written, field, None) is None
        }
        for field, (path, quotes) in (shared | own).items():
            self._known_field(path, field)
            spans = [(quote, self.finder.find(quote, near)) for quote in quotes]
            for quote in (quote for quote, span in spans if span is None):
                self._missing_quote(path, quote)
            found[field] = tuple(span for _, span in spans if span)
        for field in self.written.inferred:
            self._known_field(("inferred", field), field)
        return {field: spans for field, spans in found.items() if spans}

    def _known_field(self, path: tuple, field: str) -> None:
        if field not in FIELDS:
            self._wrong(path, f"“{shortened(field)}” is no field of an event", near_miss(field, sorted(FIELDS)))

    def _roles(self) -> dict[str, tuple[Participant, ...]]:
        return {
            role: tuple(found for place, one in enumerate(written) if (found := self._participant(role, place, one)))
            for role in self.roles
            if (written := self._value(role))
        }

    def _participant(self, role: str, place: int, written) -> Participant | None:
        name = written.actor or written.of
        if name is None or (written.actor and written.of):
            self._wrong((role, place), "names nobody", 'write an id, or {of: id, as: "the article\'s words"}')
            return None
        identifier, what, hint = self.known.actor_names.resolve(name, self.mentions)
        if what:
            self._wrong((role, place), what, hint)
            return None
        given = written.model_fields_set
        parts = (
            {
                name: self._number(part, (role, place, name))
                for name in QUANTITIES
                if name in given and (part := getattr(written, name))
            }
            if len(given) > 1
            else {}
        )
        return Participant(identifier, written.described, {name: part for name, part in parts.items() if part})

    def _number(self, written: NumberWritten, path: tuple) -> Quantity | None:
        exact = written.n if written.n is not None else written.about
        low, high = (exact, exact) if exact is not None else (written.min, written.max)
        forms = "write a number, {min: …, max: …, words: …} or {about: …, words: …}"
        if low is None and high is None:
            self._wrong(path, "gives no number", forms)
            return None
        if exact is not None and (written.n, written.about, written.min, written.max).count(None) < 3:
            self._wrong(path, "gives one number in several ways", forms)
            return None
        if low is not None and high is not None and low > high:
            self._wrong(path, f"its least, {low}, is above its most, {high}", "")
            return None
        return Quantity(low, high, written.about is not None, written.words)

    def _quantities(self, roles: dict[str, tuple[Participant, ...]]) -> dict[str, Quantity]:
        found = {}
        of_actors = {name for people in roles.values() for one in people for name in one.quantities}
        for name in (name for name in QUANTITIES if name in self.values or name in of_actors):
            written = self._value(name)
            if isinstance(written, list):
                found[name] = self._split(name, written, roles)
            elif written:
                found[name] = self._number(written, (name,))
            else:
                parts = [one.quantities[name] for people in roles.values() for one in people if name in one.quantities]
                found[name] = total(parts)
        return {name: number for name, number in found.items() if number}

    def _split(self, name: str, written: list, roles: dict[str, tuple[Participant, ...]]) -> Quantity | None:
        """A number told actor by actor: each part goes to its participant, the sum to the event."""
        parts = []
        for place, part in enumerate(written):
            identifier, what, hint = self.known.actor_names.resolve(part.actor, self.mentions)
            number = self._number(part, (name, place))
            holder = next(
                ((role, at) for role, people in roles.items() for at, one in enumerate(people) if one.actor == identifier), None
            )
            if holder is None and self.lost and not what:
                continue
            if what or holder is None:
                self._wrong(
                    (name, place),
                    what or f"“{identifier}” has no role in this event",
                    hint or "name it in a role, under with: if it has no part in the link",
                )
            elif number:
                role, at = holder
                one = roles[role][at]
                changed = Participant(one.actor, one.described, one.quantities | {name: number})
                roles[role] = (*roles[role][:at], changed, *roles[role][at + 1 :])
                parts.append(number)
        return total(parts)

    def _places(self, field: str) -> tuple[str, ...]:
        found = []
        for place, written in enumerate(self._value(field) or ()):
            identifier, what, hint = self.known.place_names.resolve(written)
            if what:
                self._wrong((field, place) if getattr(self.written, field) else (field,), what, hint)
            else:
                found.append(identifier)
        return tuple(dict.fromkeys(found))

    def _date(self) -> Dated | None:
        written = self._value("date")
        if written is None:
            return None
        try:
            return read_date(written)
        except DateError as wrong:
            self._wrong(("date",), wrong.what, wrong.hint)
            return None

    def _pay(self) -> Pay | None:
        pay = self._value("pay")
        return Pay(pay.amount, pay.currency, pay.per, pay.about) if pay else None

    def _allowed(self) -> None:
        """Say so of roles and modes that the event's type does not have, and of an event without participants."""
        kind = CODEBOOK.types.get(self.written.type)
        roles = [role for role in self.roles if self._value(role)]
        if kind is None:
            return
        for role in roles:
            if role not in (*kind.roles, *ALWAYS):
                self._wrong((role,), f"{kind.id} has no role “{role}”", f"its roles: {', '.join((*kind.roles, *ALWAYS))}")
        mode = self._value("mode")
        if mode and mode not in kind.modes:
            self._wrong(("mode",), f"{kind.id} has no mode “{mode}”", f"its modes: {', '.join(kind.modes) or 'none'}")
        if not roles and not self.lost:
            self._wrong((), "names no participant", f"at least one of: {', '.join((*kind.roles, *ALWAYS))}")

    def _warn_of_idle_words(self, said: Said) -> None:
        """Words or a reason for a field without a value carry nothing; both together say why there is no value."""
        if not self.written.evidence and not self.written.inferred:
            return
        values = said.roles | said.numbers | said.places | {"date": said.date, "pay": said.pay}
        for name, other in (("evidence", self.written.inferred), ("inferred", self.written.evidence)):
            for field in getattr(self.written, name):
                coded = values.get(field) or self._value(field) is not None if field in FIELDS - self.lost else True
                if not coded and field not in other:
                    path = ("events", self.number, name, field)
                    self.problems.append(
                        Problem(
                            self.file,
                            self.lined.line(path),
                            dotted(path),
                            f"the event has no “{field}”",
                            f"write {field}: …, or say under both evidence and inferred why it has none",
                            "warning",
                        )
                    )

    def _rest(self, quote: Span, said: Said, evidence: dict, inferred: dict[str, str]) -> frozenset[str]:
        """Warn of every field that rests on nothing that is seen, and name them; a field of the article's defaults is
        inferred from them."""
        unseen = set()
        for field in fields_not_in(quote.text, said, self.known.actor_names, self.known.place_names, self._around()):
            if field in evidence or field in inferred:
                continue
            if field in self.from_defaults:
                inferred[field] = self.article.defaults.inferred.get(field, DEFAULT_REASON)
            elif not parts_rest(field, said, evidence):
                unseen.add(field)
                path = ("events", self.number, field)
                self.problems.append(
                    Problem(
                        self.file,
                        self.lined.line(path),
                        dotted(path),
                        "rests on nothing that is seen: the quote does not say it",
                        f'add evidence: {{{field}: "words of the text"}}, or inferred: {{{field}: "why"}}',
                        "warning",
                    )
                )
        return frozenset(unseen)

    def _around(self) -> Around:
        try:
            published = read_date(self.article.published) if self.article.published else None
        except DateError:  # said of the article itself
            published = None
        return Around(self.finder.text, published, self.mentions)


def total(parts: list[Quantity]) -> Quantity | None:
    """The sum of parts; a side that one part leaves open is open."""
    if not parts:
        return None
    lows, highs = [part.min for part in parts], [part.max for part in parts]
    words = "; ".join(dict.fromkeys(part.words for part in parts if part.words))
    return Quantity(
        None if None in lows else sum(lows), None if None in highs else sum(highs), any(part.about for part in parts), words
    )
