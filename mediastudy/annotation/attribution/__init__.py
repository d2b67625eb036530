"""attribution: who said what, with which verb.

One look-up a word, then a cascade of small linear models over all candidates at once: is this word a cue (`cues`),
which noun phrase is its source (`sources`), where does its content begin and end (`contents`), and, given what the
neighbours claim, does the whole relation hold (`joint`). `rules` does without any learned weight; `layer` makes marks
of what was found.
"""

from mediastudy.annotation.attribution.layer import SHIPPED, attributions, attributions_together
from mediastudy.annotation.attribution.stance import stance_of

__all__ = ["SHIPPED", "attributions", "attributions_together", "stance_of"]
