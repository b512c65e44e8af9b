"""Articles as people may write them: fields over the codebook's types, and a source that says them in any style of YAML."""

import random
import re
import unicodedata

from hypothesis import strategies as st

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.yaml_lines import CODES, Tree, read_yaml

LETTERS = "abz AZ 019 éèß ابجد ‏ 😀🏳 ’“”«» \u00a0 ,:;#-?!&*|>%@`~'\"\\[]{}()/=+.^ \t"
WORDS = (
    "no",
    "null",
    "~",
    "2022-04-19",
    "12:30",
    "a: b",
    "a #b",
    "- a",
    "---",
    "...",
    "“so”",
    "الدفاع الوطني",
    "x" * 300,
    "1e3",
    "",
    " ",
    "a\nb",
    "one\ntwo\n",
    "two  spaces",
    "{a}",
    "[b",
    "\u2028---\u2028",
    "tab\there",
    "\x85",
    "e\u0301".join("ab"),
)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
FREE = st.one_of(st.sampled_from(WORDS), st.text(st.sampled_from(LETTERS), max_size=30)).map(
    lambda text: unicodedata.normalize("NFC", text)
)


def numbers() -> st.SearchStrategy[Tree]:
    count = st.integers(1, 999).map(str)
    bounds = st.fixed_dictionaries({"min": count}, optional={"max": count, "words": FREE})
    parts = st.lists(st.fixed_dictionaries({"actor": IDS, "n": count}), min_size=1, max_size=2)
    return st.one_of(count, bounds, parts)


def people() -> st.SearchStrategy[Tree]:
    unnamed = st.fixed_dictionaries({"of": IDS, "as": FREE})
    return st.one_of(IDS, st.lists(st.one_of(IDS, unnamed), max_size=3))


@st.composite
def events(draw: st.DrawFn, number: int) -> dict[str, Tree]:
    """An event of any type, with any of its roles and of what an event may hold."""
    kind = draw(st.sampled_from(sorted(CODEBOOK.types)))
    roles = draw(st.lists(st.sampled_from(sorted(CODEBOOK.roles)), unique=True, max_size=3))
    others: dict[str, st.SearchStrategy[Tree]] = {role: people() for role in roles}
    others |= {name: numbers() for name in draw(st.lists(st.sampled_from(sorted(CODEBOOK.quantities)), unique=True, max_size=2))}
    more = {
        "date": FREE,
        "place": st.one_of(IDS, st.lists(IDS, max_size=2)),
        "after": st.lists(IDS, max_size=2),
        "background": st.just("true"),
        "evidence": st.dictionaries(
            st.sampled_from(("date", "place", "killed")), st.one_of(FREE, st.lists(FREE, max_size=2)), max_size=3
        ),
        "inferred": st.dictionaries(st.sampled_from(("date", "place")), FREE, max_size=2),
        "reason": st.none(),
        "summary": FREE,
    }
    others |= {name: more[name] for name in draw(st.lists(st.sampled_from(sorted(more)), unique=True))}
    fields: dict[str, Tree] = {"id": str(number), "type": kind, "quote": draw(FREE)}
    fields |= {name: draw(value) for name, value in others.items()}
    return {name: fields[name] for name in draw(st.permutations(sorted(fields)))} if draw(st.booleans()) else fields


@st.composite
def articles(draw: st.DrawFn) -> dict[str, Tree]:
    optional = {
        "author": FREE,
        "via": st.lists(FREE, max_size=2),
        "published": FREE,
        "mentions": st.dictionaries(FREE, IDS, max_size=3),
        "defaults": st.fixed_dictionaries({"place": IDS}, optional={"inferred": st.dictionaries(IDS, FREE, max_size=2)}),
    }
    fields = draw(
        st.fixed_dictionaries({"id": IDS, "title": FREE, "publisher": FREE, "text": st.just("digest")}, optional=optional)
    )
    told = [draw(events(number)) for number in range(1, draw(st.integers(0, 4)) + 1)]
    return fields | ({"events": told} if told or draw(st.booleans()) else {})


class Hand:
    """A hand that writes fields down in whatever style it is in. Its choices come from one seed,
    or drawing them takes most of the time."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)

    def one_of(self, *choices):
        return self.random.choice(choices)

    def scalar(self, value: str | None, flow: bool, indent: int) -> str:
        if value is None:
            return "~" if flow else self.one_of("", "~", "null")
        styles = ["'", "", '"'] if flow else ["'", "", '"', "|", ">", "folded"]
        token = self.styled(value, self.one_of(*styles), indent)
        nested = "".join(f"{' ' * at}k:\n" for at in range(indent - 1)) if indent else ""
        text = f"- [{token}, 1]\n" if flow else f"{nested}{' ' * max(indent - 1, 0)}k: {token}\n"
        found = read_yaml(text)
        wanted: Tree = [[value, "1"]] if flow else {"k": value}
        for _ in range(0 if flow else max(indent - 1, 0)):
            wanted = {"k": wanted}
        return token if not found.problems and found.value == wanted and indent < 9 else quoted(value)

    def styled(self, value: str, style: str, indent: int) -> str:
        if style == "'":
            return "'" + value.replace("'", "''") + "'"
        if style in ("|", ">") and value.strip():
            lines = value.removesuffix("\n").replace("\n", "\n" if style == "|" else "\n\n").split("\n")
            end = "" if value.endswith("\n") else "-"
            return f"{style}{end}\n" + "\n".join(" " * (indent + 2) + line if line else "" for line in lines)
        if style == "folded" and re.search(r"(?<=\S) (?=\S)", value):
            return re.sub(r"(?<=[^\s\\]) (?=\S)", "\n" + " " * (indent + 3), quoted(value), count=1)
        return value if style == "" and value and value == value.strip() else quoted(value)

    def flow(self, value: Tree) -> str:
        gap = self.one_of(" ", "", "  ")
        if isinstance(value, list):
            return f"[{gap}" + f",{self.one_of(' ', '  ')}".join(map(self.flow, value)) + f"{gap}]"
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(name)}: {self.flow(one)}" for name, one in value.items()) + f"{gap}}}"
        return self.scalar(value, True, 0)

    def key(self, name: str) -> str:
        return name if re.fullmatch("[a-z_]+", name) and name != "null" and self.one_of(True, True, False) else quoted(name)

    def comments(self, indent: int) -> str:
        return self.one_of(
            *[""] * 8,
            "\n",
            " " * indent + "# of what follows\n",
            "\n" + " " * indent + "# alone\n\n",
            " " * indent + "# one\n" + " " * indent + "# two\n",
        )

    def behind(self, written: str) -> str:
        return "" if "\n" in written and written[:1] in "|>" else self.one_of("", "", "", "  ", "   # behind: it", " #")

    def fields(self, fields: dict[str, Tree], indent: int) -> str:
        """Lines, each with its end."""
        return "".join(self.comments(indent) + " " * indent + self.field(name, value, indent) for name, value in fields.items())

    def field(self, name: str, value: Tree, indent: int) -> str:
        key = self.key(name) + self.one_of(":", ":", ":", " :")
        if isinstance(value, (list, dict)):
            if value and self.one_of(True, False):
                inner = indent + self.one_of(*((0, 2, 3) if isinstance(value, list) else (1, 2, 4)))
                written = self.fields(value, inner) if isinstance(value, dict) else self.items(value, inner)
                return key + self.one_of("", " ", "  # its own") + "\n" + written
            written = self.flow(value)
        else:
            written = self.scalar(value, False, indent)
        return key + (self.one_of(" ", "  ") + written if written else "") + self.behind(written) + "\n"

    def items(self, values: list[Tree], indent: int) -> str:
        out = ""
        for value in values:
            step = self.one_of(1, 1, 3)
            out += self.comments(indent) + " " * indent + "-" + " " * step
            if isinstance(value, dict) and value and self.one_of(True, True, False):
                inner = indent + 1 + step
                first, *others = value.items()
                out += self.field(*first, inner) + self.fields(dict(others), inner)
            else:
                written = self.scalar(value, False, indent) if value is None or isinstance(value, str) else self.flow(value)
                out += written + self.behind(written) + "\n"
        return out


def quoted(value: str) -> str:
    escaped = re.sub('[\\\\"]', lambda found: "\\" + found[0], value)
    return '"' + re.sub("[\n\t\x85\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", escaped) + '"'


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, dict[str, Tree], str]:
    """(a whole file, its fields, its text)."""
    fields, hand = draw(articles()), Hand(draw(st.integers(0, 2**32)))
    front = (
        draw(st.sampled_from(("", "# about this file\n")))
        + hand.fields(fields, 0)
        + draw(st.sampled_from(("", "# the end\n", "\n")))
    )
    text = draw(st.one_of(FREE, st.just("One.\n\n---\nTwo."))).rstrip("\r\n")
    newline = draw(st.sampled_from(("\n", "\n", "\r\n")))
    head = draw(st.sampled_from(("---\n", "---\n", "\ufeff---\n", "--- \n")))
    whole = head + front + "---\n"
    return whole.replace("\n", newline) + text + draw(st.sampled_from(("", newline, newline * 3))), fields, text


assert not CODES.search(LETTERS)
