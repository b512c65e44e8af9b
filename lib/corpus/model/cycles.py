"""What leads back to itself by way of others, found in one pass however long the chains are (Tarjan's components)."""

from collections.abc import Iterable, Mapping


def components(edges: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Each node's component: two nodes have the same where each can be reached from the other."""
    order: dict[str, int] = {}  # when a node was first met
    lowest: dict[str, int] = {}  # the earliest node that can be reached from it and is still open
    found: dict[str, int] = {}
    opened: list[str] = []
    for root in edges:
        way = [] if root in order else [(root, iter(edges[root]))]
        while way:
            node, ahead = way[-1]
            if node not in order:
                order[node] = lowest[node] = len(order)
                opened.append(node)
            other = next(ahead, None)
            if other is None:
                way.pop()
                if lowest[node] == order[node]:
                    _close(node, opened, found)
                elif way:
                    lowest[way[-1][0]] = min(lowest[way[-1][0]], lowest[node])
            elif other not in order:
                way.append((other, iter(edges.get(other, ()))))
            elif other not in found:
                lowest[node] = min(lowest[node], order[other])
    return found


def _close(node: str, opened: list[str], found: dict[str, int]) -> None:
    """All that was opened since a node is of its component."""
    number = len(found)
    while node not in found:
        found[opened.pop()] = number


def on_cycles(edges: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The nodes that can be reached from themselves."""
    found = components(edges)
    return frozenset(node for node, others in edges.items() if any(found[node] == found[other] for other in others))
