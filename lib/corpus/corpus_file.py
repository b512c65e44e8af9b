"""corpus.yaml becomes the corpus's settings."""

from lib.corpus.checking import checked
from lib.corpus.frontmatter import CorpusWritten
from lib.corpus.models import Bloc, CorpusSettings, Extent
from lib.corpus.yaml_lines import read_yaml
from lib.errors import Problem


def read_settings(text: str, file: str) -> tuple[CorpusSettings | None, list[Problem]]:
    """The settings, or None and every problem of the file."""
    lined = read_yaml(text)
    problems = lined.as_problems(file)
    if not isinstance(lined.value, dict):
        return None, problems or [Problem(file, 1, "", "has no fields", "begin with “title: …”")]
    written, found = checked(CorpusWritten, lined, file)
    problems += found
    if written is None:
        return None, problems
    ids = [bloc.id for bloc in written.blocs]
    problems += [Problem(file, lined.line(("blocs", number, "id")), f"blocs[{number + 1}].id",
                         f"the id “{bloc}” stands twice", "ids are unique")
                 for number, bloc in enumerate(ids) if ids.index(bloc) != number]
    extent = written.extent
    if extent.west >= extent.east or extent.south >= extent.north:
        problems.append(Problem(file, lined.line(("extent",)), "extent", "has no area", "west < east and south < north"))
    return CorpusSettings(
        written.title, tuple(written.countries), Extent(extent.west, extent.south, extent.east, extent.north),
        tuple(Bloc(bloc.id, bloc.label, bloc.hue, bloc.label_ar) for bloc in written.blocs), written.time_zone,
        " ".join(written.licence.split()), tuple(written.admin_levels), " ".join(written.rating_rule.split()),
    ), problems
