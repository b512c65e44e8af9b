"""The articles of a corpus as a source of records: each coded event of each article is one."""

from collections.abc import Iterator
from dataclasses import dataclass

from lib.corpus.model.models import Article, Corpus, Event
from lib.corpus.model.records import ARTICLES, About, Provenance, Record
from lib.corpus.model.register import Actor, Place

_ABOUT = About(ARTICLES, "The articles of the corpus")


@dataclass(frozen=True)
class Articles:
    """The source that every corpus has. Its actors and places are the corpus's own, and its fingerprint covers it."""

    about: About = _ABOUT
    mark: str = ""
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()

    def records(self, corpus: Corpus, /) -> Iterator[Record]:
        for article in corpus.articles:
            rests_on = provenance_of(article)
            for event in article.events:
                yield record_of(event, rests_on)

    def record(self, record_id: str, corpus: Corpus, /) -> Record | None:
        article, event = corpus.reports.get(record_id, (None, None))
        return record_of(event, provenance_of(article)) if article and event else None


def provenance_of(article: Article) -> Provenance:
    """An article as what its events rest on."""
    return Provenance(
        source=ARTICLES,
        document=article.id,
        publisher=article.publisher,
        reliability=article.reliability,
        bound=article.bound,
        text_kind=article.text_kind,
        url=article.url,
        words=(article.title, article.author, article.publisher, article.original_source, *article.via),
    )


def record_of(event: Event, rests_on: Provenance) -> Record:
    """A coded event as a record; what only its own article's page needs (offsets of lines, order) stays behind."""
    return Record(
        id=event.id,
        type=event.type,
        summary=event.summary,
        roles=event.roles,
        rests_on=rests_on,
        mode=event.mode,
        issue=event.issue,
        place=event.place,
        origin=event.origin,
        near=event.near,
        date=event.date,
        by_force=event.by_force,
        reason=event.reason,
        quantities=event.quantities,
        goods=event.goods,
        pay=event.pay,
        claim=event.claim,
        stage=event.stage,
        background=event.background,
        status=event.status,
        review=event.review,
        part_of=event.part_of,
        parts=event.parts,
        same_as=event.same_as,
        maybe_same_as=event.maybe_same_as,
        according_to=event.according_to,
        credibility=event.credibility,
        quote=event.quote,
        evidence=event.evidence,
        inferred=event.inferred,
    )
