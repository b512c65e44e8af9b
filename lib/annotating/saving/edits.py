"""From a source with its nodes and the values wanted to the edits that make the one of the other, each as small as it can be."""

from lib.annotating.saving.fields import EVENTS, event_ids, matched
from lib.annotating.saving.order import ordered, place_of
from lib.annotating.saving.parts import Edit, rearranged
from lib.annotating.saving.spans import BREAK, COLON, Node, Odd, column_of, line_end
from lib.annotating.saving.tokens import STEP, block_field, block_item, flow_field, flow_token, text_token
from lib.corpus.reading.yaml_lines import Path, Tree


class Editing:
    """The edits of one source. `newline`: its ends of lines."""

    def __init__(self, source: str, newline: str):
        self.source, self.newline = source, newline

    def edits(self, node: Node, new: Tree, path: Path = (), after: int | None = None, indent: int = 0) -> list[Edit]:
        """What makes `new` of a node. `after`: behind its colon or dash (None within brackets); `indent`: of what holds it.
        Raises Odd where only what holds the node can be written anew."""
        if node.value == new:
            return []
        try:
            if node.kind == "fields" and node.children and isinstance(new, dict) and new:
                return self.of_fields(node, new, path)
            if node.kind == "list" and node.children and isinstance(new, list) and new:
                return self.of_list(node, new, path)
        except Odd:
            pass
        return self.replaced(node, new, path, after, indent)

    def of_fields(self, node: Node, new: dict[str, Tree], path: Path) -> list[Edit]:
        edits: list[Edit] = []
        indent = 0 if node.flow else column_of(self.source, node.keys[0].start)
        plan: list[int | str] = []
        for number, (name, key, child) in enumerate(zip(node.names, node.keys, node.children)):
            if name in new:
                plan.append(number)
                if child.value != new[name]:
                    edits += self.edits(child, new[name], (*path, name), None if node.flow else self.behind(key, child), indent)
        names = [name for name in node.names if name in new]
        added = [name for name in new if name not in node.names]
        for name in ordered(added, path):
            written = flow_field(name, new[name], path) if node.flow else block_field(name, new[name], path, indent, self.newline)
            at = place_of(name, names, path)
            names.insert(at, name)
            plan.insert(at, written)
        return self.arranged(node, plan, edits)

    def of_list(self, node: Node, new: list[Tree], path: Path) -> list[Edit]:
        edits: list[Edit] = []
        indent = 0 if node.flow else column_of(self.source, node.start)
        old = node.value if isinstance(node.value, list) else []
        plan: list[int | str] = []
        by_id = path == (EVENTS,) and event_ids(old) is not None and event_ids(new) is not None
        for at, (number, value) in enumerate(zip(matched(old, new, by_id), new)):
            here = (*path, at)
            if number is None:
                plan.append(
                    flow_token(value, here) if node.flow else block_item(value, here, indent, self.newline, self.step(node))
                )
            else:
                plan.append(number)
                edits += self.edits(node.children[number], value, here, None if node.flow else node.dashes[number] + 1, indent)
        return self.arranged(node, plan, edits)

    def arranged(self, node: Node, plan: list[int | str], edits: list[Edit]) -> list[Edit]:
        if plan == list(range(len(node.children))):
            return edits
        return [rearranged(self.source, node, plan, edits, self.newline)]

    def step(self, node: Node) -> int:
        """How far behind its dash the last value of a block list begins."""
        found = node.children[-1].start - node.dashes[-1]
        return found if 2 <= found <= 8 and not BREAK.search(self.source, node.dashes[-1], node.children[-1].start) else STEP

    def behind(self, key: Node, child: Node) -> int:
        found = COLON.match(self.source, key.end)
        if found is None or found.end() > child.start:
            raise Odd
        return found.end()

    def replaced(self, node: Node, new: Tree, path: Path, after: int | None, indent: int) -> list[Edit]:
        """The whole value anew, in the style of the one it replaces."""
        if path == (EVENTS,) and new and isinstance(new, list) and after is not None:
            return self.with_block(node, block_field(EVENTS, new, (), indent, self.newline).partition(":")[2], after)
        token = self.token(node, new, path, after is None, indent)
        if node.kind != "text" and not node.flow and after is not None and BREAK.search(self.source, after, node.start):
            return self.with_block(node, f" {token}" if token else "", after)
        if node.start == node.end:
            if self.source[node.start - 1 : node.start] not in (":", "-"):
                raise Odd
            token = f" {token}" if token else ""
        return [(after if not token and after is not None else node.start, node.end, token)]

    def token(self, node: Node, new: Tree, path: Path, flow: bool, indent: int) -> str:
        if isinstance(new, (list, dict)):
            return flow_token(new, path)
        empty = node.kind != "text" or node.value is None
        return text_token(new, path, None if empty else node.style, flow, self.depth(node, indent), self.newline)

    def depth(self, node: Node, indent: int) -> int:
        """How far in the lines of a block text begin."""
        lines = self.source[node.start : node.end].splitlines()[1:]
        begins = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), 0)
        return begins if begins > indent else indent + STEP

    def with_block(self, node: Node, written: str, after: int) -> list[Edit]:
        """A value that stands on lines below its key, or is to stand there: the comment behind the key stays."""
        if BREAK.search(self.source, after, node.start):  # it stands below
            edge = line_end(self.source, after)
            spread = BREAK.match(written)
            return [(edge, node.end, written)] if spread else [(after, after, written), (edge, node.end, "")]
        if not BREAK.match(written):
            return [(after, node.end, written)]
        edge = line_end(self.source, node.end)
        return [(after, node.end, ""), (edge, edge, written)]
