"""Nexis written at random: old text, HTML and RTF, and Nexis Uni as Word, text and RTF."""

import html
import textwrap

from tests.corpus.archives.exports import WORD, zipped
from tests.corpus.archives.written import HEAD, date, ends, hits, rtf

WORD_NS = f'xmlns:w="{WORD}"'
TRANSLATED = {
    "es": "AUTOR SECCIÓN LONGITUD palabras FECHA-CARGA IDIOMA TIPO-PUBLICACIÓN GRÁFICO TITULAR TEXTO",
    "pt": "AUTOR SEÇÃO COMPRIMENTO palavras DATA-CARGA IDIOMA TIPO-PUBLICAÇÃO GRÁFICO TÍTULO TEXTO",
    "it": "AUTORE SEZIONE LUNGHEZZA parole DATA-CARICAMENTO LINGUA TIPO-PUBBLICAZIONE GRAFICO TITOLO TESTO",
}
LABELS = {language: words.split() for language, words in TRANSLATED.items()} | {
    "en": [
        "BYLINE",
        "SECTION",
        "LENGTH",
        "words",
        "LOAD-DATE",
        "LANGUAGE",
        "PUBLICATION-TYPE",
        "GRAPHIC",
        "HEADLINE",
        "BODY",
    ],
    "de": [
        "AUTOR",
        "RUBRIK",
        "LÄNGE",
        "Wörter",
        "UPDATE",
        "SPRACHE",
        "PUBLICATION-TYPE",
        "GRAFIK",
        "SCHLAGZEILE",
        "TEXT",
    ],
    "fr": [
        "AUTEUR",
        "RUBRIQUE",
        "LONGUEUR",
        "mots",
        "DATE-CHARGEMENT",
        "LANGUE",
        "TYPE-PUBLICATION",
        "GRAPHIQUE",
        "TITRE",
        "TEXTE",
    ],
    "nl": ["AUTEUR", "SECTION", "LENGTE", "woorden", "LOAD-DATE", "TAAL", "PUB-TYPE", "GRAPHIC", "KOP", "TEKST"],
}
SEPARATORS = ["{} of {} DOCUMENTS", "Dokument {} von {}", "Document {} de {}", "FOCUS - {} of {} DOCUMENTS"]
SEPARATORS += ["{} de {} DOCUMENTOS", "Documento {} di {}", "Document {} van {}"]
COVERS = ["", "my notes on the search\n\n", "Download Request: Selected Items: 1201-1262\nTerms: lamp\n and tide\n\n"]
MORE = [
    "SUBJECT: LAMPS (92%); TIDES (90%)",
    "COMPANY: VALE LAMPS PLC (93%)",
    "GEOGRAPHIC: VALE (95%)",
    "URL: http://v.example",
]


def nexis_text(dice, every):
    """Return old Nexis text of these articles: cover or none, labels of a language, copyright before or after."""
    shape, wide, cover = dice.choice(SEPARATORS), dice.choice([0, 30]), dice.choice(COVERS)
    pages = (_nexis(dice, one, " " * wide + shape.format(one.number, len(every))) for one in every)
    return ends(dice, cover + "\n\n\n".join(pages))


def _nexis(dice, one, stated):
    by, section, length, words, load, language, kind, graphic, headline, body = LABELS.get(one.language, LABELS["en"])
    owned = f"{'Copyright ' + str(one.day.year) + ' ' + one.outlet:^80}\n{'All Rights Reserved':^80}"
    segments, before = dice.random() < 0.3, dice.random() < 0.3
    when = f"{date(dice, one):^80}" + dice.choice(["", f"\n{'Met 2 Edition':^80}"])
    title = one.title if not segments else f"{headline}: {one.title}" if one.title else ""
    heads = [when, textwrap.fill(title, 80)]
    head = [stated, owned if before else "", f"{one.outlet:^80}", *(heads[::-1] if dice.random() < 0.2 else heads)]
    labels = [f"{by}: {one.author}" if one.author else "", f"{section}: NEWS; Pg. 2", f"{length}: {one.words}  {words}"]
    text = [f"{body}:"] if segments else []
    text += [textwrap.fill(each, 80, break_on_hyphens=False) for each in one.paragraphs]
    tail = [f"{load}: {date(dice, one)}", f"{language}: ENGLISH", f"{kind}: Newspaper", *(MORE if segments else [])]
    dice.shuffle(tail)
    tail = [*dice.choice([[], [f"{graphic}: A lamp.\n\nNobody is near it."]]), *tail]
    return "\n\n".join(part for part in [*head, *labels, *text, *tail, "" if before else owned] if part) + "\n"


def nexis_html(dice, every):
    """Return old Nexis HTML: classes whose numbers vary, hits that cut words, editions below the date."""
    middle, left, bold = dice.sample([f"c{number}" for number in range(30)], 3)
    style = f"<STYLE><!--\n.{middle} {{ text-align: center; }}\n.{left} {{ text-align: left; }}\n--></STYLE>"
    pages = "".join(_nexis_page(dice, one, len(every), (middle, left, bold)) for one in every)
    return ends(dice, f'<HTML><HEAD>{style}<META TOPIC="null" DOCUMENTS="146" /></HEAD><BODY>{pages}</BODY></HTML>')


def _nexis_page(dice, one, count, classes):
    middle, left, bold = classes
    by, section, length, words, load, language, kind = LABELS.get(one.language, LABELS["en"])[:7]
    when = date(dice, one)
    when = f"<SPAN>{when[:4]}</SPAN>{when[4:]}" + dice.choice(["", "<BR>City Final Edition"])
    heads = [f"{one.number} of {count} DOCUMENTS", html.escape(one.outlet), when]
    found = [_div(middle, f'<P CLASS="{middle}"><SPAN>{text}</SPAN></P>') for text in heads]
    titled = _div(left, f'<P><SPAN CLASS="{bold}">{html.escape(one.title)}</SPAN></P>') if one.title else ""
    found.insert(dice.choice([2, 3]), titled)
    labels = {by: one.author, section: "NEWS; Pg. 2", length: f"{one.words} {words}"}
    found += [
        _div(left, f'<P><SPAN CLASS="{bold}">{name}: </SPAN>{value}</P>') for name, value in labels.items() if value
    ]
    found.append(_div(left, "".join(f"<P>{hits(dice, text)}</P>\n" for text in one.paragraphs)))
    tail = {load: date(dice, one), language: "ENGLISH", kind: "Newspaper"}
    found += [_div(left, f'<P><SPAN CLASS="{bold}">{name}: </SPAN>{value}</P>') for name, value in tail.items()]
    found.append(_div(middle, f'<P CLASS="{middle}">Copyright {one.day.year} Vale<BR>All Rights Reserved</P>'))
    start = f'<A NAME="DOC_ID_0_{one.number}"></A><!-- Hide\n<DOC NUMBER={one.number}>\n<DOCFULL> -->'
    return f"{start}{''.join(found)}<!-- </DOCFULL> </DOC> -->"


def _div(kind, inside):
    return f'<BR><DIV CLASS="{kind}">{inside}</DIV>'


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
            [[], ["Graphic", "", "\xa0", "A lamp."], ["Classification", "", "Language:\xa0ENGLISH", "Subject: LAMPS"]]
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
