"""Exports of paragraphs and pages written at random: Nexis Uni, Factiva, ProQuest and Europresse, beside written.py."""

import base64
import html
import textwrap

from tests.corpus.archives.exports import WORD, zipped
from tests.corpus.archives.written import LABELS, date, ends

WORD_NS = f'xmlns:w="{WORD}"'
FACTIVA = {
    "en": ("words", "English", "Document", "Results Found"),
    "de": ("Wörter", "Deutsch", "Dokument", "Gefundene Ergebnisse"),
    "fr": ("mots", "Français", "Document", "Résultats trouvés"),
    "es": ("palabras", "Español", "Documento", "Resultados encontrados"),
    "nl": ("words", "Dutch", "Document", "Results Found"),
    "pt": ("palavras", "Português", "Documento", "Resultados encontrados"),
    "it": ("parole", "Italiano", "Documento", "Risultati trovati"),
}


def uni_paragraphs(dice, every):
    """Return the paragraphs of a Nexis Uni document; a line break or a no-break space stands where exports have it."""
    cover = [f"Documents ({len(every)})", *(f"{one.number}. {one.title}" for one in every), "Narrowed by:", "News", ""]
    found = ["User Name: Someone", *cover] if dice.random() < 0.5 else []
    for one in every:
        byline, section, length, words = LABELS.get(one.language, LABELS["en"])[:4]
        byline = byline.capitalize() if dice.random() < 0.5 else "Byline"
        found += ["", f"{dice.choice(['', chr(10)])}{one.title}", one.outlet]
        edition = dice.choice([[], ["Final Edition"]])
        found += [*edition, date(dice, one)] if one.title and dice.random() < 0.3 else [date(dice, one), *edition]
        found += [f"\nCopyright {one.day.year} {one.outlet} All Rights Reserved"]
        found += [f"{section.capitalize()}:\xa0NEWS; Pg. 2", f"{length.capitalize()}:\xa0{one.words} {words}"]
        found += [f"{byline}:\xa0{one.author}"] if one.author else []
        found += ["Body", "", *one.paragraphs]
        found += dice.choice(
            [[], ["Graphic", "\xa0", "A lamp."], ["Classification", "Language:\xa0ENGLISH", "Subject: LAMPS"]]
        )
        found += dice.choice([[], [f"Load-Date:\xa0{date(dice, one)}"]]) + ["End of Document"]
    return found


def nexis_docx(dice, every):
    """Return a Word document of them: runs cut anywhere, hyperlinks around titles, a table now and then."""
    body = "".join(_word(dice, text) for text in uni_paragraphs(dice, every))
    document = f'<?xml version="1.0"?><w:document {WORD_NS}><w:body>{body}</w:body></w:document>'
    header = f"<w:hdr {WORD_NS}><w:p><w:r><w:t>Page 1 of 9 for Someone</w:t></w:r></w:p></w:hdr>"
    return zipped({"word/header1.xml": header, "word/document.xml": document})


def _word(dice, text):
    cut = dice.randrange(len(text) + 1)
    runs = "".join(f'<w:r><w:t xml:space="preserve">{_breaks(part)}</w:t></w:r>' for part in (text[:cut], text[cut:]))
    runs = f"<w:hyperlink>{runs}</w:hyperlink>" if dice.random() < 0.2 else runs
    paragraph = f"<w:p><w:pPr><w:b/></w:pPr>{runs}</w:p>"
    nested = dice.random() < 0.05
    return (
        f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{paragraph}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>"
        if nested
        else paragraph
    )


def _breaks(text):
    return html.escape(text, quote=False).replace("\n", "</w:t><w:br/><w:t>")


def nexis_uni_text(dice, every):
    """Return the text that Word makes of it: a line a paragraph, page headers gathered at the end."""
    lines = [line.strip("\n") for line in uni_paragraphs(dice, every)]
    return ends(dice, "\n".join([*lines, *dice.choice([[], ["Page 7 of 15", "Page 8 of 15 Lamp"]])]) + "\n")


def nexis_uni_pandoc(dice, every):
    """Return the text that Pandoc makes of it: wrapped at 72 columns, a blank line between paragraphs."""
    blocks = [textwrap.fill(line.strip(), 72, break_on_hyphens=False) for line in uni_paragraphs(dice, every)]
    return ends(dice, "\n\n".join("  " + block if block == "End of Document" else block or "[]" for block in blocks))


def nexis_uni_rtf(dice, every):
    """Return it as RTF with a header and a picture."""
    every_line = [rtf(dice, line.replace("\n", "")) for line in uni_paragraphs(dice, every)]
    return (
        HEAD + r"{\header Page 1 of 9\par Someone}{\pict\pngblip 00ff}" + "\\par\n".join(every_line) + "\\par}"
    ).encode()


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


def nexis_rtf(dice, every):
    """Return old Nexis RTF: a section a record, each with a header that repeats the title."""
    found = []
    for one in every:
        by, section, length, words, load, language, kind = LABELS.get(one.language, LABELS["en"])[:7]
        middle = [f"{one.number} of {len(every)} DOCUMENTS", "", one.outlet, date(dice, one)]
        owned = [f"Copyright {one.day.year} {one.outlet}", "All Rights Reserved"]
        left = [
            one.title,
            f"{by}: {one.author}" if one.author else "",
            f"{section}: NEWS",
            f"{length}: {one.words} {words}",
        ]
        tail = [f"{load}: {date(dice, one)}", f"{language}: ENGLISH", f"{kind}: Newspaper"]
        centred = "".join(rf"{{\pard\qc {rtf(dice, line)}\par}}" for line in middle)
        body = "".join(rf"\pard\ql {rtf(dice, line)}\par\par " for line in [*left, *one.paragraphs, *tail] if line)
        foot = "".join(rf"\pard\qc {rtf(dice, line)}\par " for line in owned)
        mark = rf"{{\header {rtf(dice, one.title)} {date(dice, one, '{d}/{y}')}}}{{\*\bkmkstart DOC_ID_0_{one.number}}}"
        found.append(rf"\sectd{mark}{{\*\shppict{{\pict\pngblip 00}}}}{centred}{body}{foot}\sect ")
    return (HEAD + "\n".join(found) + "}").encode()


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
        f"<p class='articleParagraph enarticleParagraph'>{_hits(dice, text)}</p>\n" for text in one.paragraphs
    )
    head = (
        f'{section}<div id="hd"><span class="enHeadline counted">{number}{html.escape(one.title)}</span></div>{author}'
    )
    divs = "".join(f"<div>{html.escape(text)}</div>" for text in bare)
    last = f"<p>Vale Press</p><p>{document}\nVALE{one.number:021d}</p>"
    return f'<div class="article enArticle">{head}{divs}{body}{last}</div>'


def _hits(dice, text):
    words = html.escape(text).split(" ")
    place = dice.randrange(len(words))
    words[place] = f"<b>{words[place][:2]}</b>{words[place][2:]}" if "&" not in words[place] else words[place]
    return " ".join(words)


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
    """Return the text that UnRTF makes of it: noise on lines of its own, page breaks."""
    lines, summary = factiva_lines(dice, every)
    return ends(dice, "### noise line\n" + "\n".join([*lines, "\f", *summary]) + "\n")


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
    inner = "".join(f"<p>{_hits(dice, text)}</p>" for text in one.paragraphs)
    start = dice.choice(["<html>", "html>", ""])
    strong = {"Author": one.author, "Abstract": "", "Subject": "Lamps", "Publication title": one.outlet}
    strong |= {"Publication date": _proquest_date(one), "ProQuest document ID": str(9000 + one.number)}
    cells = [
        f"<p><strong>{_lost(dice, label)}: </strong>{html.escape(value)}</p>"
        for label, value in strong.items()
        if value
    ]
    text = f'<p><strong>Full text: </strong><{tag} wordcount="9" htmlcontent="true">{start}<body>{inner}</body></{tag}></p>'
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
    found = []
    for one in every:
        form = dice.choice(["Politique, {w} {d} {M} {y}, p. 16", "{w} {d} {M} {y}", "{w} {d} {M} {y} 10:32 UTC, p. 3"])
        heading = date(dice, one, form)
        body = "".join(f"<p>{_hits(dice, text)}</p>" for text in one.paragraphs)
        found.append(
            f"<article><header><span class='DocPublicationName'>{one.outlet}</span> <span class='DocHeader'>{heading}</span>"
            f"<div class='titreArticle'><p class='titreArticleVisu'>{html.escape(one.title)}</p></div><div>{one.author}</div>"
            f"</header><section><div class='docOcurrContainer'>{body}</div></section><aside><b>Note(s) :</b><p>Une note.</p></aside>"
            f"<footer><small>© {one.day.year} {one.outlet}. Tous droits réservés.</small> Numéro de document : news·{one.day:%Y%m%d}"
            f"·LV·0q{one.number} <div>Ce certificat est émis à <b>Someone</b></div></footer></article>"
        )
    return ends(dice, f"<!DOCTYPE html><html><body>{''.join(found)}</body></html>")


def nexis_html(dice, every):
    """Return old Nexis HTML: classes whose numbers vary, hits that cut words, tags in capitals or saved by a browser."""
    middle, left, bold, hit = dice.sample([f"c{number}" for number in range(30)], 4)
    style = f"<STYLE><!--\n.{middle} {{ text-align: center; }}\n.{left} {{ text-align: left; }}\n--></STYLE>"
    pages = "".join(_nexis_page(dice, one, len(every), middle, left, bold, hit) for one in every)
    found = f'<HTML><HEAD>{style}<META TOPIC="null" DOCUMENTS="146" /></HEAD><BODY>{pages}</BODY></HTML>'
    return ends(dice, found)


def _nexis_page(dice, one, count, middle, left, bold, hit):
    by, section, length, words, load, language, kind = LABELS.get(one.language, LABELS["en"])[:7]
    when = date(dice, one)
    when = f'<SPAN CLASS="{hit}">{when[:4]}</SPAN>{when[4:]}' + dice.choice(["", "<BR>City Final Edition"])
    heads = [f"{one.number} of {count} DOCUMENTS", html.escape(one.outlet), when]
    titled = (
        f'<BR><DIV CLASS="{left}"><P><SPAN CLASS="{bold}">{html.escape(one.title)}</SPAN></P></DIV>'
        if one.title
        else ""
    )
    centred = [f'<BR><DIV CLASS="{middle}"><P CLASS="{middle}"><SPAN>{text}</SPAN></P></DIV>' for text in heads]
    centred.insert(dice.choice([2, 3]), titled)
    labels = [(by, one.author), (section, "NEWS; Pg. 2"), (length, f"{one.words} {words}")]
    tail = [(load, date(dice, one)), (language, "ENGLISH"), (kind, "Newspaper")]
    body = "".join(f"<P>{_hits(dice, text)}</P>\n" for text in one.paragraphs)
    first, last = (
        "".join(f'<BR><DIV CLASS="{left}"><P><SPAN CLASS="{bold}">{a}: </SPAN>{b}</P></DIV>' for a, b in each if b)
        for each in (labels, tail)
    )
    owned = f'<BR><DIV CLASS="{middle}"><P CLASS="{middle}">Copyright {one.day.year} {one.outlet}<BR>All Rights Reserved</P></DIV>'
    inside = f'{"".join(centred)}{first}<BR><DIV CLASS="{left}">{body}</DIV>{last}{owned}'
    return f'<A NAME="DOC_ID_0_{one.number}"></A><!-- Hide\n<DOC NUMBER={one.number}>\n<DOCFULL> -->{inside}<!-- </DOCFULL> </DOC> -->'
