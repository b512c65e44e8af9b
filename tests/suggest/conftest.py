"""What tests of suggestions share."""

import datetime

import pytest

from lib.corpus.model.models import Corpus
from lib.suggest import Suggestions, suggest

PUBLISHED = datetime.date(2021, 2, 15)


@pytest.fixture(scope="session")
def read(sample: Corpus):
    """Suggestions for a text, published on 15 February 2021, with the sample's registry."""
    return lambda text, published=PUBLISHED, corpus=sample: suggest(text, published, corpus)


def actors_in(found: Suggestions) -> dict[str, list[str]]:
    """Name -> mentions."""
    return {one.name: [mention.text for mention in one.mentions] for one in found.actors}


def events_in(found: Suggestions) -> list[tuple[str, dict[str, list[str]]]]:
    """(type, role -> names) of each event."""
    return [
        (
            one.type,
            {
                role: [found.actors[held.actor].name for held in one.roles if held.role == role]
                for role in dict.fromkeys(held.role for held in one.roles)
            },
        )
        for one in found.events
    ]
