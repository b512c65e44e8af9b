"""Rows of a table as plain values of JSON: days as YYYY-MM-DD, what is missing as None; never a 0 for it."""

import pandas as pd

Plain = str | int | float | bool | None


def plain_rows(rows: pd.DataFrame) -> list[dict[str, Plain]]:
    """A dict for each row, columns in their order."""
    names = list(rows.columns)
    columns = [plain_column(rows[name]) for name in names]
    return [dict(zip(names, cells)) for cells in zip(*columns)]


def plain_column(column: pd.Series) -> list[Plain]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(day) else day.date().isoformat() for day in column]
    cells: list[Plain] = column.astype(object).where(column.notna(), None).tolist()
    return cells


def known(row: dict[str, Plain]) -> dict[str, Plain]:
    """What a row holds, without what is missing or empty."""
    return {name: cell for name, cell in row.items() if cell is not None and cell != ""}
