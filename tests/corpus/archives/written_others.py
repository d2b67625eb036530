"""Factiva, ProQuest and Europresse written at random."""

import base64
import html

from tests.corpus.archives.written import HEAD, date, ends, hits, rtf

FACTIVA = {
    "en": ("words", "English", "Document", "Results Found"),
    "de": ("Wörter", "Deutsch", "Dokument", "Gefundene Ergebnisse"),
    "fr": ("mots", "Français", "Document", "Résultats trouvés"),
    "es": ("palabras", "Español", "Documento", "Resultados encontrados"),
    "nl": ("words", "Dutch", "Document", "Results Found"),
    "pt": ("palavras", "Português", "Documento", "Resultados encontrados"),
    "it": ("parole", "Italiano", "Documento", "Risultati trovati"),
}


def factiva_html(dice, every):
    """Return Factiva's article layout in the language of the first article, or the table of field codes."""
    words, _, document, results = FACTIVA[every[0].language]
    wrapped = dice.random() < 0.5
    pages = [(_coded if dice.random() < 0.2 else _divs)(dice, one, words, document) for one in every]
    if wrapped:
        pages = [
            f'<div id="article-VALE{one.number:021d}" class="article">{page}</div>'
            for one, page in zip(every, pages, strict=True)
        ]
    summary = f"<table><tr><td>{results}</td><td>1,771</td></tr></table>" if dice.random() < 0.5 else ""
    return ends(dice, f"<html><head><title>Factiva</title></head><body>{''.join(pages)}{summary}</body></html>")


def _factiva_date(dice, one):
    return date(dice, one, "{d} {M} {y}")


def _divs(dice, one, words, document):
    bare = [f"{one.words:,} {words}", _factiva_date(dice, one), *dice.choice([[], ["13:21"]]), one.outlet, "VALE"]
    bare += [
        *dice.choice([[], ["7"], ["Main; 7"]]),
        "English",
        f"Copyright {one.day.year}. {one.outlet}. All Rights Reserved.",
    ]
    section = dice.choice(["", "<div>Magazin</div>"])
    number = dice.choice(["", f"{one.number}) "])
    author = f'<div class="author">{html.escape(one.author)}</div>' if one.author else ""
    body = "".join(
        f"<p class='articleParagraph enarticleParagraph'>{hits(dice, text)}</p>\n" for text in one.paragraphs
    )
    head = (
        f'{section}<div id="hd"><span class="enHeadline counted">{number}{html.escape(one.title)}</span></div>{author}'
    )
    divs = "".join(f"<div>{html.escape(text)}</div>" for text in bare)
    last = f"<p>Vale Press</p><p>{document}\nVALE{one.number:021d}</p>"
    return f'<div class="article enArticle">{head}{divs}{body}{last}</div>'


def _coded(dice, one, words, document):
    lead, rest = one.paragraphs[:1], one.paragraphs[1:]
    cells = {"HD": html.escape(one.title), "BY": html.escape(one.author), "WC": f"{one.words} {words}"}
    cells |= {"PD": _factiva_date(dice, one), "SN": one.outlet, "SC": "VALE", "LA": "English", "CY": "Copyright 2017"}
    for code, texts in (("LP", lead), ("TD", rest)):
        cells[code] = "".join(f'<p class="articleParagraph">{html.escape(each)}</p>' for each in texts)
    cells |= {"NS": "gcat : Lamps | gpol : Tides", "AN": f"{document} VALE{one.number:021d}"}
    rows = "".join(
        f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{cell}</td></tr>' for code, cell in cells.items() if cell
    )
    return f'<div class="article enArticle"><table>{rows}</table></div>'


def factiva_lines(dice, every):
    """Return the lines of Factiva's RTF: table of contents or none, the records, the summary of the search."""
    words, language, document, results = FACTIVA[every[0].language]
    found = [[f"• {one.title}", ""] for one in every] if dice.random() < 0.5 else []
    for one in every:
        title = one.title or "Untitled"
        head = ["Pro Markets", title] if dice.random() < 0.3 else [title]
        bare = [f"{one.words:,} {words}", _factiva_date(dice, one), *dice.choice([[], ["13:21"]]), one.outlet, "VALE"]
        bare += [*dice.choice([[], ["7"]]), language, f"Copyright {one.day.year}, {one.outlet}."]
        body = [line for text in one.paragraphs for line in (text, "")]
        found.append(
            [
                *head,
                "",
                *([one.author] if one.author else []),
                *bare,
                "",
                *body,
                f"{document} VALE{one.number:021d}",
                "",
            ]
        )
    return [line for each in found for line in each], [f"{results} 2,056"]


def factiva_text(dice, every):
    """Return the text that UnRTF makes of it: noise on lines of its own, page breaks; or a blank line below each."""
    lines, summary = factiva_lines(dice, every)
    joint = dice.choice(["\n", "\n", "\n\n"])
    return ends(dice, "### noise line\n" + joint.join([*lines, "\f", *summary]) + "\n")


def factiva_rtf(dice, every):
    """Return it as RTF, titles in bold."""
    lines, summary = factiva_lines(dice, every)
    titles = {one.title for one in every}
    written = [rf"{{\b {rtf(dice, line)}}}" if line in titles else rtf(dice, line) for line in [*lines, *summary]]
    return (HEAD + r"{\info{\title Factiva RTF Display Format}}" + "\\par\n".join(written) + "\\par}").encode()


def factiva_xml(dice, every):
    """Return Factiva's XML."""
    found = []
    for one in every:
        lead, tail = (
            "".join(f"<paragraph>{html.escape(t)}</paragraph>" for t in texts)
            for texts in (one.paragraphs[:1], one.paragraphs[1:])
        )
        found.append(
            f"<ppsarticle><article><accessionNo>V{one.number:024d}</accessionNo><byline>{one.author}</byline><headline><paragraph>"
            f"{html.escape(one.title)}</paragraph></headline><leadParagraph>{lead}</leadParagraph><publicationDate><dateTime>"
            f"{one.day}T01:35:58Z</dateTime></publicationDate><sourceName>{one.outlet}</sourceName><tailParagraphs>{tail}"
            "</tailParagraphs></article></ppsarticle>"
        )
    inside = f'<ppsarticleResultSet count="{len(every)}">{"".join(found)}</ppsarticleResultSet>'
    return f'<?xml version="1.0" encoding="utf-8"?><r xmlns="http://global.factiva.com/pps/2.0">{inside}</r>'.encode()


def _lost(dice, label):
    return label.replace(" ", "", 1) if dice.random() < 0.3 else label


def _proquest_date(one):
    return f"{one.day:%b} {one.day.day}, {one.day.year}"


def proquest_text(dice, every):
    """Return ProQuest's text: labels that lost spaces, abstracts, captions and credits in the body."""
    rule = "_" * 60
    found = []
    for one in every:
        number = [f"Document {one.number} of {len(every)}"] if dice.random() < 0.3 else []
        head = [one.title, f"Publication info: {one.outlet} ; Vale. {one.day:%d %b %Y}: A.1."]
        head += [f"Author: {one.author}"] if one.author else []
        head += [
            "https://library.example/login?url=https://www.proquest.com/docview/1/se-2",
            "Abstract: None available.",
        ]
        body = [f"{dice.choice(['Full text', 'Full Text'])}: {''.join(one.paragraphs[:1])}", *one.paragraphs[1:]]
        tail = {"Subject": "Lamps; Tides", "Location": "Vale", "Title": one.title, "Publication title": one.outlet}
        tail |= {
            "Publication date": _proquest_date(one),
            "Source type": "Newspapers",
            "Language of publication": "English",
        }
        tail |= {"ProQuest document ID": str(9000 + one.number), "Database": "Vale Newsstream"}
        labels = [f"{_lost(dice, label)}: {value}" for label, value in tail.items()]
        found.append(f"{rule}\n\n" + "\n\n".join([*number, *head, *body, *labels]) + "\n\n")
    return ends(dice, "".join(found) + f"{rule}\n\nContact us at: http://help.example\nDatabase copyright © 2022\n")


def proquest_html(dice, every):
    """Return ProQuest's HTML, with an index of links or without, its divs bordered or bare."""
    index = "".join(f'<a href="#DocID_MSTAR_{9000 + one.number}">{html.escape(one.title)}</a>' for one in every)
    pages = [_proquest(dice, one) for one in every]
    head = "<!DOCTYPE html><html><head><title>ProQuest Export</title></head><body>"
    return ends(dice, head + dice.choice(["", index]) + "\n".join(pages) + "</body></html>")


def _proquest(dice, one):
    tag = dice.choice(["text", "Text"])
    inner = "".join(f"<p>{hits(dice, text)}</p>" for text in one.paragraphs)
    start = dice.choice(["<html>", "html>", ""])
    strong = {"Author": one.author, "Abstract": "", "Subject": "Lamps", "Publication title": one.outlet}
    strong |= {"Publication date": _proquest_date(one), "ProQuest document ID": str(9000 + one.number)}
    cells = [
        f"<p><strong>{_lost(dice, label)}: </strong>{html.escape(value)}</p>"
        for label, value in strong.items()
        if value
    ]
    text = f'<{tag} wordcount="9" htmlcontent="true">{start}<body>{inner}</body></{tag}>'
    text = f"<p><strong>Full text: </strong>{text}</p>"
    border = dice.choice(["", ' style="border-bottom:2px solid #ccc"'])
    title = f'<p style="font-weight:bold">{html.escape(one.title)}</p>'
    return (
        f'<div{border}><a name="DocID_MSTAR_{9000 + one.number}"></a>{title}{cells[0]}{text}{"".join(cells[1:])}</div>'
    )


def proquest_eml(dice, every):
    """Return the e-mail that delivers it, in base64."""
    page = base64.encodebytes(proquest_html(dice, every)).decode()
    head = 'From: <noreply@proquest.example>\nMIME-Version: 1.0\nContent-Type: text/html; charset="UTF-8"\n'
    return (head + "Content-Transfer-Encoding: base64\n\n" + page).encode()


def europresse(dice, every):
    """Return Europresse's HTML from 2013 on."""
    pages = "".join(_europresse(dice, one) for one in every)
    return ends(dice, f"<!DOCTYPE html><html><body>{pages}</body></html>")


def _europresse(dice, one):
    form = dice.choice(["Politique, {w} {d} {M} {y}, p. 16", "{w} {d} {M} {y}", "{w} {d} {M} {y} 10:32 UTC, p. 3"])
    number = f"news·{one.day:%Y%m%d}·LV·0q{one.number}"
    body = "".join(f"<p>{hits(dice, text)}</p>" for text in one.paragraphs)
    return (
        f"<article><header><span class='DocPublicationName'>{one.outlet}</span> "
        f"<span class='DocHeader'>{date(dice, one, form)}</span><div class='titreArticle'>"
        f"<p class='titreArticleVisu'>{html.escape(one.title)}</p></div><div>{one.author}</div></header>"
        f"<section><div class='docOcurrContainer'>{body}</div></section>"
        "<aside><b>Note(s) :</b><p>Une note.</p></aside>"
        f"<footer><small>© {one.day.year} {one.outlet}. Tous droits réservés.</small> "
        f"{dice.choice(['Numéro de document : ', ''])}{number} <div>Ce certificat est émis à <b>Someone</b></div>"
        "</footer></article>"
    )
