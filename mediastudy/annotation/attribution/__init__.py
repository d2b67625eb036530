"""attribution: who said what, with which verb.

One look-up a word, then a cascade of small linear models over all candidates of an article at once: is this word a cue
(`cues`), which noun phrase is its source (`sources`), where does its content begin and end (`contents`), and, given what
the neighbours claim, does the whole relation hold (`joint`).
"""
