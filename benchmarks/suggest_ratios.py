"""Precision, recall and shares of suggestions: figures that add up over texts, and the table that shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T", "Ratio", "Share")


@dataclass(frozen=True)
class Ratio:
    """Counts of one layer; `right` of `suggested` and `found` of `annotated` differ where two forms match one."""

    suggested: int = 0
    right: int = 0
    annotated: int = 0
    found: int = 0

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(
            self.suggested + other.suggested, self.right + other.right, self.annotated + other.annotated, self.found + other.found
        )

    @property
    def precision(self) -> float:
        return self.right / self.suggested if self.suggested else float(not self.annotated)

    @property
    def recall(self) -> float:
        return self.found / self.annotated if self.annotated else float(not self.suggested)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    def __str__(self) -> str:
        return f"{self.right / self.of:.3f} ({self.right}/{self.of})" if self.of else "-"


@dataclass
class Scores:
    """Figures of some texts; two add up to the figures of both."""

    texts: int = 0
    layers: dict[str, Ratio] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    types: dict[str, Ratio] = field(default_factory=dict)

    def __add__(self, other: "Scores") -> "Scores":
        return Scores(
            self.texts + other.texts,
            sum_by_name(self.layers, other.layers, Ratio()),
            sum_by_name(self.shares, other.shares, Share()),
            sum_by_name(self.types, other.types, Ratio()),
        )

    def __str__(self) -> str:
        """The table: layers, then shares, then event types, most annotated first."""
        lines = [f"{self.texts} texts", *_table("layer", self.layers.items()), ""]
        lines += [f"{name:34}{share}" for name, share in self.shares.items()]
        common_first = sorted(self.types.items(), key=lambda pair: (-pair[1].annotated, pair[0]))
        return "\n".join([*lines, "", *_table("event type", common_first)])


def sum_by_name(one: Mapping[str, T], other: Mapping[str, T], nothing: T) -> dict[str, T]:
    """What both hold by name, added up."""
    return {name: one.get(name, nothing) + other.get(name, nothing) for name in dict.fromkeys((*one, *other))}


def _table(title: str, rows: Iterable[tuple[str, Ratio]]) -> list[str]:
    return [
        f"{title:34}{'P':>7}{'R':>7}{'F1':>7}{'sugg.':>7}{'gold':>7}",
        *(f"{name:34}{row.precision:7.3f}{row.recall:7.3f}{row.f1:7.3f}{row.suggested:7}{row.annotated:7}" for name, row in rows),
    ]
