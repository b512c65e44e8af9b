"""What the makers of figures give: plotly's own figure, which stays as it was written until somebody asks plotly about it.

Plotly makes an object of each trace, shape and note, and checks each property on the way: at the Relations page that took a
quarter of the server's time. A page sends the parts as they are; that plotly takes all of them is tested.
"""

import base64
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

SHORT = ("f4", "f8", "i1", "i2", "i4", "u1", "u2", "u4")  # the numbers that a browser has arrays of
Parts = tuple[list[dict], dict]


class Figure(go.Figure):
    """A figure of traces and a layout, both plain; plotly's objects (`data`, `layout`) are made when they are first asked for."""

    def __init__(self, traces: list[dict], layout: dict):
        self.__dict__["_written"] = (list(traces), layout)

    def __getattr__(self, name: str) -> Any:
        """What plotly's own figure has and this one has not made yet."""
        written: Parts | None = self.__dict__.pop("_written", None)
        if written is None:
            raise AttributeError(name)
        super().__init__(*written)
        return getattr(self, name)

    def __reduce__(self) -> tuple[type, Parts]:
        whole = self.to_dict()
        return Figure, (whole["data"], whole["layout"])

    def draw(self, kind: str, **trace: object) -> None:
        """One more trace, over the others."""
        written: Parts = self.__dict__["_written"]
        written[0].append({"type": kind, **trace})

    def to_dict(self) -> dict:
        """The figure as a page sends it: numbers as bytes, and nothing that is None; made when it is first asked for."""
        written: Parts | None = self.__dict__.get("_written")
        if written is None:
            return super().to_dict()
        traces, layout = self.__dict__["_written"] = ([as_sent(trace) for trace in written[0]], as_sent(written[1]))
        return {"data": list(traces), "layout": layout}


class Sent(dict):
    """A trace, a layout or a part of one, as a page sends it; nobody changes it."""


def as_sent(part: dict) -> Sent:
    """A part as a page sends it; as it is where it is that already. What is kept for everybody is turned into it once."""
    return part if isinstance(part, Sent) else Sent(_sent(part))


def _sent(part: Any) -> Any:
    if isinstance(part, Sent):
        return part
    if isinstance(part, dict):
        return {name: _sent(value) for name, value in part.items() if value is not None}
    if isinstance(part, (list, tuple)):
        return [_sent(one) if isinstance(one, (dict, list, tuple)) else one for one in part]
    if isinstance(part, (np.ndarray, pd.Series)):
        return _array(np.asarray(part))
    return part


def _array(values: np.ndarray) -> Any:
    """Numbers as plotly.js reads them from bytes; what is no number as a list."""
    if values.dtype == np.int64:  # which no browser has
        values = values.astype(next((kind for kind in ("i1", "i2", "i4") if (values == values.astype(kind)).all()), "f8"))
    kind = values.dtype.str[1:]
    if kind not in SHORT or not values.size:
        return values.tolist()
    shape = {"shape": ", ".join(map(str, values.shape))} if values.ndim > 1 else {}
    return {"dtype": kind, "bdata": base64.b64encode(values.tobytes()).decode("ascii")} | shape
