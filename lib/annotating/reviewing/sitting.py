"""How long somebody has been at an article: the time between what they do, but for pauses."""

from dataclasses import dataclass

PAUSE = 300.0  # seconds without anything done, from which on nobody is taken to be at work


@dataclass(frozen=True)
class Sitting:
    """`seconds` at work so far; `last`: when something was done last, in seconds of a clock that only goes on; None: nothing."""

    seconds: float = 0.0
    last: float | None = None

    def at(self, now: float) -> "Sitting":
        """The sitting with something done now. A pause is left out whole: what was read in it nobody knows."""
        gone = 0.0 if self.last is None else now - self.last
        return Sitting(self.seconds + (gone if 0 <= gone <= PAUSE else 0.0), now)

    @property
    def minutes(self) -> int:
        """Whole minutes of it."""
        return int(self.seconds // 60)

    def written(self) -> "Sitting":
        """What is left once its whole minutes are written down."""
        return Sitting(self.seconds % 60, self.last)
