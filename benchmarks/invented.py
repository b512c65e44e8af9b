"""Articles of any length in the benchmark's own words: invented events between bodies of the sample, one to a paragraph."""

import random

BODIES = (
    "the National Defense Forces",
    "Hezbollah",
    "the Fourth Division",
    "the 47th Brigade",
    "the Fourth Legion",
    "Liwa Fatemiyoun",
)
TOWNS = ("Homs", "Palmyra", "Al-Mayadin", "Raqqa", "Tabqa", "Qamishli", "Al-Bukamal", "Al-Qaryatayn", "Deir ez-Zor", "Aleppo")
TOLD = (  # what one does to the other, where, when: each is one event
    "On {day} {one} attacked {other} in {town}, and {number} fighters were wounded.",
    "On {day} {one} detained {number} members of {other} in {town}.",
    "{One} clashed with {other} in {town} on {day}, and {number} fighters were killed.",
    "On {day} {one} handed over its headquarters in {town} to {other}.",
    "{One} withdrew from {town} on {day}.",
)
BETWEEN = (  # what tells no event
    "The road there is long, and most shops along it stay shut until noon.",
    "Bread costs more than it did in spring, as bakers say.",
    "Nobody in the market would give a name, and few wished to talk at all.",
    "The old mill by the river is empty, and children play in its yard.",
    "A second version of the story, told by a driver, is much the same.",
)
MONTHS = ("January", "February", "March", "April", "May", "June")
HEAD = "Title: {title}\nPublisher: A paper of the benchmark\nPublished: 2022-07-01\nLanguage: en\n\n"


def written(words: int, events: int, seed: int = 5) -> str:
    """A text of about so many words that tells so many events; the same for the same seed."""
    dice, told = random.Random(seed), []
    for number in range(events):
        one, other = dice.sample(BODIES, 2)
        day = f"{dice.randrange(1, 29)} {dice.choice(MONTHS)} 2022"
        form = TOLD[number % len(TOLD)]
        told.append(
            form.format(
                day=day, one=one, One=one[0].upper() + one[1:], other=other, town=dice.choice(TOWNS), number=dice.randrange(2, 19)
            )
        )
    spare, at = words - sum(len(one.split()) for one in told), 0
    while spare > 0:
        sentence = BETWEEN[at % len(BETWEEN)]
        told[at % events] += f" {sentence}"
        spare, at = spare - len(sentence.split()), at + 1
    return "\n\n".join(told) + "\n"


def pasted(title: str, words: int, events: int, seed: int = 5) -> str:
    """The same as it is pasted: under what is told of its publication, so that it can be begun at once."""
    return HEAD.format(title=title) + written(words, events, seed)
