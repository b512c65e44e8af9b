"""What a problem costs, in words: an error the whole file, the row of a table, or one value of it; a warning nothing, but for
outlines, roads and base maps, of which a map takes all or none."""

from lib.corpus.model.models import Corpus
from lib.corpus.reading.files import BOUNDARIES, DISTRICTS, ROADS, TABLES, TILES
from lib.errors import Problem


def effects(corpus: Corpus) -> list[str]:
    """What became of the place that each problem of the corpus is at, in the order of its problems."""
    brought = {BOUNDARIES: corpus.boundaries, ROADS: corpus.roads, DISTRICTS: corpus.districts}
    drawn = {name for name, shapes in brought.items() if shapes}
    drawn |= {corpus.base_map.name} if corpus.base_map else set()
    files, stale = set(corpus.left_out), set(corpus.stale)
    rows = {(row.file, row.field or row.line) for row in corpus.left_out_rows}

    def effect(problem: Problem) -> str:
        if problem.file in files or (problem.file.endswith((*brought, TILES)) and problem.file not in drawn):
            return "file left out"
        if {(problem.file, problem.field.partition(".")[0]), (problem.file, problem.line)} & rows:
            return "row left out"
        if problem.severity == "warning":
            return "shown as last read" if problem.file in stale else "read all the same"
        return "value left out" if problem.file in TABLES else "nothing read there"

    return [effect(problem) for problem in corpus.problems]


def left_out_words(corpus: Corpus) -> str:
    """How many files and rows are left out: "1 file and 2 rows of tables"; empty where none is."""
    numbers = ((len(corpus.left_out), "file", ""), (len(corpus.left_out_rows), "row", " of tables"))
    return " and ".join(f"{number:,} {noun}{'' if number == 1 else 's'}{of}" for number, noun, of in numbers if number)
