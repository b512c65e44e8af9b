"""The dyad matrix: rows act, columns are acted upon, ink tints and figures say how many events; the diagonal is within."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from lib.figures.theme import Theme, plain_layout


def matrix_figure(counts: pd.DataFrame, ends: pd.DataFrame, theme: Theme) -> go.Figure:
    """A matrix of `counts` (left_id, right_id, mutual, events) over `ends` (end_id, label); a mutual dyad stands in
    both halves. Cells carry [left, right] in `customdata`."""
    order = ends["end_id"].tolist()
    mirrored = counts[counts["mutual"] & (counts["left_id"] != counts["right_id"])]
    mirrored = mirrored.rename(columns={"left_id": "right_id", "right_id": "left_id"})
    cells = pd.concat([counts, mirrored]).groupby(["left_id", "right_id"], observed=True)["events"].sum()
    table = cells.unstack("right_id").reindex(index=order, columns=order)
    # full names down the side, the same ones across, wrapped
    labels = {end: "<br>".join(textwrap.wrap(label, 24)) for end, label in zip(ends["end_id"], ends["label"])}
    rows, columns = [labels[end] for end in order], [f"{number + 1}" for number in range(len(order))]
    figure = go.Figure(go.Heatmap(
        z=table.to_numpy(float, na_value=float("nan")), x=columns,
        y=[f"{name}  {number}" for name, number in zip(rows, columns)], xgap=1, ygap=1, showscale=False,
        texttemplate="%{z:.0f}", textfont=dict(size=13, color=theme.ink), zmin=0, zmax=max(float(cells.max()), 3) if len(cells) else 3,
        colorscale=[[0, theme.tint(theme.ink, 0.04)], [1, theme.tint(theme.ink, 0.4)]], hoverongaps=False,
        hovertemplate="%{y} → %{x}: %{z} events<extra></extra>"))
    figure.update_layout(
        plain_layout(theme, max(220, 34 * len(order) + 40)),
        xaxis=dict(side="top", type="category", fixedrange=True, showgrid=False, zeroline=False, automargin=True),
        yaxis=dict(autorange="reversed", fixedrange=True, showgrid=False, zeroline=False, automargin=True))
    return figure
