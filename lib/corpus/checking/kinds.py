"""What a type of event allows of what is told of it: its roles, somebody in one of them, its modes."""

from collections.abc import Iterable, Iterator

from lib.corpus.model.codebook import ALWAYS, CODEBOOK


def against_its_type(type_id: str, roles: Iterable[str], mode: str) -> Iterator[tuple[str, str, str]]:
    """(field, what is wrong, what would be right) of an event of a type: its roles in which somebody stands, its mode or "".

    The field is "" where nobody takes part. Of a type that the codebook does not have nothing is said.
    """
    kind, told = CODEBOOK.types.get(type_id), list(roles)
    if kind is None:
        return
    allowed = (*kind.roles, *ALWAYS)
    for role in told:
        if role not in allowed:
            yield role, f"{kind.id} has no role “{role}”", f"its roles: {', '.join(allowed)}"
    if mode and mode not in kind.modes:
        yield "mode", f"{kind.id} has no mode “{mode}”", f"its modes: {', '.join(kind.modes) or 'none'}"
    if not told:
        yield "", "names no participant", f"at least one of: {', '.join(allowed)}"
