"""Days as numbers and in words, the same in every locale and time zone."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

EPOCH = pd.Timestamp(1970, 1, 1)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def days(column: pd.Series) -> np.ndarray:
    """Return the dates of `column` as days from 1970, NaN where there is none."""
    return (pd.to_datetime(column) - EPOCH).dt.days.to_numpy(float)


def in_words(day: float) -> str:
    """Return a date, given in days from 1970, in two lines, the month in English: ``"2 Jan\\\\n2016"``."""
    date = EPOCH + pd.Timedelta(days=day)
    return f"{date.day} {MONTHS[date.month - 1]}\n{date.year}"


def date_ends(ax: Axes, first: float, last: float, labels: bool = True) -> None:
    """Let the horizontal axis of `ax` run from the day `first` to `last`, with a tick (and a label) at each."""
    edge = 0.03 * (last - first) or 0.5
    ax.set_xlim(first - edge, last + edge)
    ends = [first] if first == last else [first, last]
    ax.set_xticks(ends, [in_words(day) if labels else "" for day in ends])
    if len(ends) > 1:
        begin, end = ax.get_xticklabels()
        begin.set_horizontalalignment("left")
        end.set_horizontalalignment("right")
