"""Exports written at random: the documented variations of each format around invented articles, by a seeded choice."""

import datetime as dt
import html
import random
from dataclasses import dataclass

from mediastudy.corpus.archives.dates import data

PAPERS = [
    "The Harbour Ledger",
    "Vale Echo",
    "Le Courrier du Val",
    "Vale Bote am Sonntag",
    "De Valse Courant",
    "El Valle",
]
WORDS = [
    "lamp",
    "tide",
    "gull",
    "dock",
    "clerk",
    "Brücke",
    "quai",
    "ferry",
    "harbour",
    "niño",
    "pier",
    "council",
    "água",
    "sluis",
    "café",
    "ledger",
    "said",
    "closed",
]
TRAPS = [
    "LENGTH of the pier: 40 metres, as the clerk wrote.",
    "BY: the water's edge, people stood about.",
    "Section: the east one, said the clerk.",
    "He wrote End of Document under every letter.",
    "The file said 3 of 7 DOCUMENTS were lost.",
    "Copyright is a word that the clerk likes.",
    "12 words",
    "On May 3, 2010 the lamp went out.",
    "Document VALE0000 was never found.",
    "— «Non», « oui » … “quoted” ‘so’ & <so> 5 > 4.",
    "Load-Date: nobody knows it, he said.",
    "Full text: it was read aloud.",
]
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
}
DATES = {
    "en": ["{M} {d}, {y} {w}", "{M} {d}, {y} {w} 6:10 PM  EST", "{d} {M} {y} {w}", "{w}, {M} {d}, {y}", "{M} {d}, {y}"],
    "de": ["{w} {d}. {M} {y}", "{d}. {M} {y} {w} 9:50 PM GMT+1", "{d}. {M} {y}"],
    "fr": ["{w} {d} {M} {y} 20:15 GMT", "{d} {M} {y} {w}", "{d} {M} {y}"],
    "es": ["{d} de {M} de {y} {w}", "{w} {d} {M} {y}", "{w}, {d} de {M} de {y}"],
    "nl": ["{d} {M} {y} {w} 01:00 PM GMT", "{w} {d} {M} {y}"],
    "pt": ["{d} de {M} de {y} {w}", "{w}, {d} de {M} de {y}"],
    "it": ["{w} {d} {M} {y}", "{d} {M} {y} {w}"],
}


@dataclass(frozen=True)
class Written:
    """An article as it goes into an export, and what must come out of it."""

    title: str
    outlet: str
    day: dt.date
    language: str
    author: str
    paragraphs: tuple[str, ...]
    number: int

    @property
    def text(self):
        """Return the body that an import must give."""
        return "\n\n".join(self.paragraphs)

    @property
    def words(self):
        """Return the length that the archive states."""
        return len(self.text.split())


def article(dice, number):
    """Return an invented article; one in three has a paragraph that looks like the archive's own lines."""
    paragraphs = [sentence(dice, dice.randint(4, 60)) for _ in range(dice.randint(1, 6))]
    if dice.random() < 0.5:
        paragraphs.insert(dice.randrange(len(paragraphs)), dice.choice(TRAPS))
    day = dt.date(1990, 1, 1) + dt.timedelta(days=dice.randrange(12_000))
    author = dice.choice(["", "Ada Quill", "By Ned Orrin; Orla Tamm"])
    title = sentence(dice, dice.randint(1, 14)).rstrip(".") if dice.random() < 0.9 else ""
    body = tuple(paragraphs) if dice.random() < 0.9 else ()
    return Written(title, dice.choice(PAPERS), day, dice.choice(list(DATES)), author, body, number)


def articles(seed):
    """Return the dice of this seed and one to six articles."""
    dice = random.Random(seed)
    return dice, [article(dice, number) for number in range(1, dice.randint(2, 7))]


def sentence(dice, length):
    """Return so many words with a full stop."""
    return " ".join(dice.choice(WORDS) for _ in range(length)).capitalize() + "."


def date(dice, one, form=None):
    """Return the day of an article as its language writes it."""
    month = data("dates")["months"][one.language][one.day.month - 1].split()[0]
    weekday = WEEKDAYS[one.language].split()[one.day.weekday()]
    shape = form or dice.choice(DATES[one.language])
    return shape.format(M=month.capitalize(), d=one.day.day, y=one.day.year, w=weekday)


def ends(dice, text):
    """Return the text as bytes, in one of the encodings and line ends that exports are seen in."""
    text = text.replace("\n", dice.choice(["\n", "\r\n", "\r"]))
    kind = dice.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    return text.encode(kind, "replace")


def hits(dice, text):
    """Return the text as HTML, a word of it cut by the mark-up of a search hit."""
    words = html.escape(text).split(" ")
    place = dice.randrange(len(words))
    words[place] = f"<b>{words[place][:2]}</b>{words[place][2:]}" if "&" not in words[place] else words[place]
    return " ".join(words)


HEAD = r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Times;}}{\*\generator x;}"


def rtf(dice, text):
    """Return the text as RTF: what is no ASCII as a number, with a fallback, or as a byte of cp1252."""
    found = []
    for sign in text:
        if sign in "\\{}":
            found.append("\\" + sign)
        elif ord(sign) < 128:
            found.append(sign)
        elif sign.encode("cp1252", "ignore") and dice.random() < 0.5:
            found.append(f"\\'{sign.encode('cp1252').hex()}")
        else:
            found.append(f"\\u{ord(sign)}?")
    return "".join(found)
