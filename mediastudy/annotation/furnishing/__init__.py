"""The parts of the furniture layer: the page as lines, the rules of the lexicon, and the evidence for a headline."""
