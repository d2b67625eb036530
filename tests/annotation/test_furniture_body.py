"""Lines that look like furniture and are body text: none of them may be marked."""

from __future__ import annotations

import pytest

from mediastudy.annotation.furniture import find_furniture
from mediastudy.article import Article
from mediastudy.lexicon import load, shipped

LEXICONS = {"furniture": load(shipped()["furniture"])}
BODY = (
    "The council of Port Ellery voted on Monday to keep the old bridge open until the spring, its clerk said.\n\n"
    "The clerk, Jana Orlova, said that repairs would cost a little over two million crowns.\n\n"
    "Nobody spoke against the plan, which the mayor had first proposed four years ago."
)
BODY_TEXT = [  # (a line of body text, alone between two paragraphs): nothing is furniture
    "By Thursday the workers had gone home.",
    "By noon Orlova, de Wit and the mayor were all at the bridge",
    '"Click here," the message said, and he did.',
    "“Share this with everyone you know,” she told the crowd.",
    "Share this bread with your brother, the priest said.",
    "Follow the money, she said, and you will find the mayor.",
    "Read my lips, he said: there will be no new bridge.",
    "Read: any bridge is better than none, or so the mayor seems to think.",
    "More: he wants a tunnel.",
    "See: that is how it is done.",
    "Related costs would come to a million crowns.",
    "Sign up sheets hung in the hall, and nobody had signed them.",
    "Subscribe to that view and you must give up the bridge.",
    "Get the mayor on the phone, he shouted.",
    "Comments from the mayor's office were not available.",
    "Leave a comment box empty and people will fill it, de Wit said.",
    "Photo evidence showed that the bridge had been closed.",
    "The photo shows the bridge in winter, Orlova said.",
    "A poll by Reuters/Ipsos found that most people like the bridge.",
    "The agency said it would not photograph the bridge again.",
    "He contributed to this report for the council's committee, and to two others.",
    "She contributed 400 crowns to the repair of the bridge.",
    "Copyright law does not cover bridges, the court found.",
    "The advertisement showed the bridge at night.",
    "Advertisement spending rose by a tenth.",
    "This story has been told in Port Ellery for a hundred years.",
    "Correctional officers guarded the bridge.",
    "The correction of the course took ten minutes.",
    "LONDON — where he was born — has forty bridges.",
    "LONDON — The capital has forty bridges, and it wants another.",
    "NASA — the space agency — has photographed the bridge.",
    "Subject: the bridge. He had written no more than that.",
    "Language: that was what divided the town.",
    "Orlova is a writer whom the mayor respects, and she wrote to him.",
    "IE and Chrome are browsers.",
    "Cookies are baked on the bridge every Sunday.",
    "More than forty towns contributed.",
    "Two engineers contributed to the report.",
    "Reporting from the bridge is dangerous, she said.",
    "Reporting by Jana Orlova found that the bridge was sound.",
    "Written by Jana Orlova in 2019, the book became a success.",
    "With assistance from Jana Orlova, the bridge was built.",
    "Like his father, on Twitter he is fierce.",
    "Like Orlova on Twitter, the mayor likes to shout.",
    "Find the bridge on Facebook and you will see it in winter.",
    "Get the food delivered before noon, she told him.",
    "Become a member of the party and you will lose, he said.",
    "The newsletter has four thousand readers, and few of them subscribe.",
    "Sign up for the army, the posters said, and thousands did.",
    "Courtesy demands that the mayor be told, she said.",
    "Jana Orlova is the reporter of the two whom the mayor trusts.",
    "Copyright Office officials looked at the bridge.",
    "Distributed by the army, the food fed thousands.",
    "Opinions are not facts, he said.",
    "The views are not what they were.",
    "The report was updated after the mayor complained.",
    "An earlier version of the report had warned of rust.",
    "This story was first told by the mayor's father.",
    "Just watched the debate, said one, and it was a must watch.",
    "Jana Orlova is a reporter who lives by the bridge.",
    "Q:Why did he close the old bridge of Port Ellery?",
    "THE END",
    "Why it matters:",
    "What happens next",
]


def marked(text: str, title: str = "A title not on the page") -> list[tuple[str, str]]:
    """Return the label and the words of each mark."""
    marks = find_furniture(Article("a", "Harbour Herald", text, title=title), LEXICONS)
    return [(mark.label, text[mark.start : mark.end]) for mark in marks]


@pytest.mark.parametrize("line", BODY_TEXT)
def test_body_text_is_never_furniture(line: str) -> None:
    assert marked(f"{BODY}\n\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize(
    "line", ["LONDON — It was there that the council met.", "By Jana Orlova in Lund and by the mayor"]
)
def test_a_line_in_the_middle_of_a_hard_wrapped_sentence_is_body(line: str) -> None:
    assert marked(f"The bridge of Port Ellery has been sold to\n{line}\nand by nobody else, her own clerk said.") == []
