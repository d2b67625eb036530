"""Does any text of a figure run over other text, or over the edge of the figure?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from mediastudy.plots.style import styled

SLACK = 0.6
"""Points by which boxes may overlap: a text's box is a little larger than its ink."""


@styled
def clashes(figure: Figure) -> list[str]:
    """Return one line for each text that is cut off by the figure's edge and each two texts that overlap."""
    figure.draw_without_rendering()
    slack = SLACK * figure.dpi / 72
    boxes = [(text.get_text(), _box(text)) for text in _texts(figure)]
    page = figure.bbox.padded(slack)
    cut = [f"cut off at the edge: {name!r}" for name, box in boxes if not _inside(box, page)]
    over = [f"{a!r} overlaps {b!r}" for (a, one), (b, two) in combinations(boxes, 2) if _overlap(one, two, slack)]
    return cut + over


def _texts(figure: Figure) -> Iterator[Text]:
    """Yield every text that is drawn: a tick's label only when its tick lies within the axis."""
    ticks = [label for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for label in _all_labels(axis)]
    shown = [label for ax in figure.axes for axis in (ax.xaxis, ax.yaxis) for label in _shown_labels(axis)]
    hidden = {id(label) for label in ticks} - {id(label) for label in shown}
    for text in figure.findobj(Text):
        if isinstance(text, Text) and text.get_visible() and text.get_text().strip() and id(text) not in hidden:
            yield text


def _all_labels(axis: Axis) -> list[Text]:
    ticks = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
    return [label for tick in ticks for label in (tick.label1, tick.label2)]


def _shown_labels(axis: Axis) -> list[Text]:
    low, high = sorted(axis.get_view_interval())
    near = 1e-9 * max(abs(low), abs(high), 1.0)
    return [tick.label1 for tick in axis.get_major_ticks() if low - near <= float(tick.get_loc()) <= high + near]


def _box(text: Text) -> Bbox:
    """Return where the text itself stands, without the arrow of an annotation or a box around it."""
    return Text.get_window_extent(text)


def _inside(box: Bbox, page: Bbox) -> bool:
    return bool(box.x0 >= page.x0 and box.x1 <= page.x1 and box.y0 >= page.y0 and box.y1 <= page.y1)


def _overlap(one: Bbox, two: Bbox, slack: float) -> bool:
    wide = min(one.x1, two.x1) - max(one.x0, two.x0)
    high = min(one.y1, two.y1) - max(one.y0, two.y0)
    return bool(wide > slack and high > 2 * slack)
