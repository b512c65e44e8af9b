"""The pages, one line each: what the menu, the address and links say of them."""

from dataclasses import dataclass

MAP_VIEW = {"zoom": (0.0, 22.0), "lat": (-85.0, 85.0), "lon": (-540.0, 540.0)}  # of the map alone, with what they may be


@dataclass(frozen=True)
class Page:
    """`title`: in the menu; `file`: what draws it; `own`: its own parameters, which stand behind an underscore in the address."""

    title: str
    file: str
    own: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Its part of the address; "" of the first page."""
        return "" if self.file == "app.py" else self.file.removeprefix("pages/").removesuffix(".py")


PAGES = (  # in the order of the menu
    Page("Overview", "app.py"),
    Page("Map", "pages/map.py", tuple(MAP_VIEW)),
    Page("Timeline", "pages/timeline.py", ("lanes", "per", "order")),
    Page("Relations", "pages/relations.py", ("level", "kind", "order")),
    Page("Articles", "pages/articles.py", ("article",)),
    Page("Events", "pages/events.py", ("order", "page")),
    Page("Compare", "pages/compare.py", ("old", "new", "oldrev", "newrev", "way", "only", "at")),
    Page("Bring data", "pages/bring.py", ("layer",)),
    Page("Annotate", "pages/annotate.py", ("coding", "blind")),
    Page("Review", "pages/review.py", ("article", "state", "person", "order", "page", "twice")),
    Page("Codebook", "pages/codebook.py"),
)


def page_of(path: str) -> Page:
    """The page at a path of the address; KeyError where there is none."""
    return {page.path: page for page in PAGES}[path]


def page_named(title: str) -> Page:
    """The page of a title; KeyError where there is none."""
    return {page.title: page for page in PAGES}[title]
