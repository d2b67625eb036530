"""Sentences of our own making and what a careful reader marks in them: text, [(source, cue, content, ...), ...]."""

Case = tuple[str, list[tuple[str, ...]]]

PLAIN: list[Case] = [
    ("The mayor said the bridge would stay closed.", [("The mayor", "said", "the bridge would stay closed")]),
    ("Ida Brandvik said that she had never met him.", [("Ida Brandvik", "said", "that she had never met him")]),
    ("He denied that the fund had lost money.", [("He", "denied", "that the fund had lost money")]),
    (
        "Officials have acknowledged that the count was wrong.",
        [("Officials", "acknowledged", "that the count was wrong")],
    ),
    ("Mrs. Odell argued that the tax was unfair.", [("Mrs. Odell", "argued", "that the tax was unfair")]),
    (
        "The union warned that trains would stop on Friday.",
        [("The union", "warned", "that trains would stop on Friday")],
    ),
    (
        "Ms. Farrow asked whether the records still existed.",
        [("Ms. Farrow", "asked", "whether the records still existed")],
    ),
    ("Joran Petrik told reporters that the talks had failed.", [("Joran Petrik", "told", "that the talks had failed")]),
    (
        "The governor accused the company of hiding the leak.",
        [("The governor", "accused", "the company of hiding the leak")],
    ),
    ("Senator Lind called the plan “reckless.”", [("Senator Lind", "called", "the plan “reckless")]),
    ("Critics say the harbor is too shallow.", [("Critics", "say", "the harbor is too shallow")]),
    ("A survey found that most tenants were satisfied.", [("A survey", "found", "that most tenants were satisfied")]),
]
QUOTED: list[Case] = [
    ("“We will not leave,” said Maria Gonden.", [("Maria Gonden", "said", "“We will not leave,”")]),
    ("“We will not leave,” Gonden said.", [("Gonden", "said", "“We will not leave,”")]),
    ('"The river is ours," she said.', [("she", "said", '"The river is ours,"')]),
    ("''The river is ours,'' Mr. Tellan said.", [("Mr. Tellan", "said", "''The river is ours,''")]),
    ("“It was dark,” said Paul Orsk, a retired pilot.", [("Paul Orsk, a retired pilot", "said", "“It was dark,”")]),
    (
        "Orsk said, “It was dark and we saw nothing at all.”",
        [("Orsk", "said", "“It was dark and we saw nothing at all")],
    ),
    (
        "“It was dark,” Orsk said, “and nobody had told us about the second boat.”",
        [("Orsk", "said", "“It was dark,”", "“and nobody had told us about the second boat")],
    ),
    (
        "“The vote is over,” said Clara Noyes. “We lost it, and we will accept that.”",
        [("Clara Noyes", "said", "“The vote is over,”", "“We lost it, and we will accept that.”")],
    ),
    (
        "“The vote is over,” said Clara Noyes.\n\n“We lost it, and we will accept the result with grace.”",
        [("Clara Noyes", "said", "“The vote is over,”", "“We lost it, and we will accept the result with grace.”")],
    ),
]
SHAPES: list[Case] = [
    (
        "The dam may fail, according to the harbor office.",
        [("the harbor office", "according to", "The dam may fail")],
    ),
    ("According to the police, the driver fled.", [("the police", "According to", "the driver fled")]),
    ("The road, residents say, floods every spring.", [("residents", "say", "The road", "floods every spring")]),
    ("The strike will go on, the union said on Monday.", [("the union", "said", "The strike will go on")]),
    (
        "Bo Arnesen criticized the ruling, saying it would harm farmers.",
        [("Bo Arnesen", "criticized", "the ruling"), ("Bo Arnesen", "saying", "it would harm farmers")],
    ),
    (
        "Lena Voss said the law was flawed and added that it should be repealed.",
        [("Lena Voss", "said", "the law was flawed"), ("Lena Voss", "added", "that it should be repealed")],
    ),
    (
        "It was unclear whether the pilot had radioed for help.",
        [("", "unclear", "whether the pilot had radioed for help")],
    ),
    (
        "Ruth Amsel, who runs the clinic, said it needed nurses.",
        [("Ruth Amsel, who runs the clinic,", "said", "it needed nurses")],
    ),
    (
        "The mayor was quoted as saying the bridge was unsafe.",
        [("The mayor", "was quoted as saying", "the bridge was unsafe")],
    ),
    ("Brenk was told that the ship had sailed.", [("Brenk", "told", "that the ship had sailed")]),
    ("It was reported on Monday that the ship had sailed.", [("", "reported", "that the ship had sailed")]),
    (
        "The strike may spread, Aldo Brenk told reporters, according to Reuters.",
        [
            ("Aldo Brenk", "told", "The strike may spread"),
            ("Reuters", "according to", "The strike may spread, Aldo Brenk told reporters"),
        ],
    ),
    (
        "Brenk said and repeated that he would not resign.",
        [("Brenk", "said", "that he would not resign"), ("Brenk", "repeated", "that he would not resign")],
    ),
    (
        "BRENK: We never saw the letter. We never asked for it.\n\nODELL: Did you sign it?",
        [("BRENK", ":", "We never saw the letter. We never asked for it"), ("ODELL", ":", "Did you sign it")],
    ),
    ("Mayor: Bridge will stay closed\n\nIt rained.", [("Mayor", ":", "Bridge will stay closed")]),
    (
        "There is little doubt, analysts said, that the fund will fail.",
        [("analysts", "said", "There is little doubt", "that the fund will fail")],
    ),
    ("As Odell noted, the ship had already sailed.", [("Odell", "noted", "the ship had already sailed")]),
]
