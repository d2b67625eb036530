"""Small exports in each format, written for the tests: invented papers, people and sentences."""

import gzip
import io
import zipfile

NEXIS_TEXT = """\ufeff
Download Request: Selected Items: 1-3
Time Of Request: Friday, March 20, 2015  16:51:31

                               1 of 3 DOCUMENTS



                              The Harbour Ledger

                            January 11, 2010 Monday
                                 Met 2 Edition

Ferry dock closes;
Council blames the tide

BYLINE: Ada Quill

LENGTH: 31 words

The ferry dock at Vale closed on Monday, said a spokesman who reads tide tables for
a living.

BY: the water's edge, people stood about.

LOAD-DATE: January 12, 2010

LANGUAGE: ENGLISH

GRAPHIC: A dock, closed.

Nobody is on it.

PUBLICATION-TYPE: Newspaper


                       Copyright 2010 The Harbour Ledger
                              All Rights Reserved

                               2 of 3 DOCUMENTS


                                  Vale Bote

                         Mittwoch 31. August 2011

Brücke wieder offen

AUTOR: Orla Tamm

LÄNGE: 12 Wörter

Die Brücke ist wieder offen.

UPDATE: 2. September 2011

SPRACHE: GERMAN; DEUTSCH

                               3 of 3 DOCUMENTS

                              The Harbour Ledger

                            January 12, 2010 Tuesday

Gulls

SECTION: NEWS; Pg. 2

LOAD-DATE: January 12, 2010
"""

NEXIS_HTML = """<HTML><HEAD><STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
.c5 { text-align: left; }
--></STYLE><META TOPIC="null" DOCUMENTS="146" UPDATED="x" /></HEAD><BODY>
<A NAME="DOC_ID_0_0"></A><!-- Hide XML section from browser
<DOC NUMBER=1>
<DOCFULL> -->
<BR><DIV CLASS="c0"><P CLASS="c0"><SPAN>1 of 2 DOCUMENTS</SPAN></P></DIV>
<BR><DIV CLASS="c0"><P CLASS="c0"><SPAN>Vale Echo</SPAN></P></DIV>
<BR><DIV CLASS="c0"><P CLASS="c0"><SPAN CLASS="c4">May</SPAN><SPAN> 19, 1991, Sunday<BR>Late Edition</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P><SPAN>Lamp lit</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P><SPAN>BYLINE: </SPAN><SPAN>By Ned Orrin</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P><SPAN>The lamp was lit &amp; stayed lit.</SPAN></P>
<P><SPAN>&quot;It </SPAN><SPAN CLASS="c4">burns</SPAN><SPAN>,&quot; he said.</SPAN></P></DIV>
<BR><DIV CLASS="c5"><P><SPAN>LOAD-DATE: </SPAN><SPAN>May 20, 1991</SPAN></P></DIV>
<BR><DIV CLASS="c0"><P CLASS="c0"><SPAN>Copyright 1991 Vale Echo</SPAN></P></DIV>
<!-- </DOCFULL> </DOC> -->
<A NAME="DOC_ID_0_1"></A><!-- Hide XML section from browser
<DOC NUMBER=2>
<DOCFULL> -->
<BR><DIV CLASS="c5"><P><SPAN>We are sorry: it cannot be shown.</SPAN></P></DIV>
<!-- </DOCFULL> </DOC> --></BODY></HTML>"""

UNI = [
    ["Date and Time: Monday, April 12, 2021 2:08:00 PM EDT", "Documents (2)", "1. Lamp lit", "Narrowed by:", "", ""],
    ["Lamp lit", "Vale Echo", "May 30, 2014 Friday", "Final Edition", "", "\nCopyright 2014 Vale Echo"],
    ["Length:\xa012 words", "Byline:\xa0Ned Orrin", "Body", "", "The lamp was lit.", "Section: of the pier, the east."],
    ["Graphic", "\xa0", "A lamp.", "Classification", "Language:\xa0ENGLISH", "Load-Date:\xa0May 31, 2014"],
    ["End of Document", "", "Gulls return", "The Harbour Ledger", "mercredi 17 avril 2013 20:15 GMT"],
    ["Copyright 2013 Ledger", "Length:\xa03 words", "Body", "They are back.", "End of Document"],
]
PARAGRAPHS = [text for group in UNI for text in group]
NEXIS_UNI_TEXT = "\ufeff" + "\r".join(PARAGRAPHS)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(paragraphs, head=""):
    """Return the bytes of a Word document of these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{text.replace('&', '&amp;')}</w:t></w:r></w:p>" for text in paragraphs)
    document = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document, "word/footer1.xml": "<f>downloaded by Someone</f>"})


def zipped(members):
    """Return the bytes of a zip of these names and contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


FACTIVA_HTML = """<html><head><title>Factiva</title></head><body><form><input type="hidden" value="words">
<div id="article-VALE000020170401ed4100001" class="article"><div class="article deArticle"><p>
</p><div>Magazin</div><div id="hd"><span class="deHeadline counted">1) Zu Fuß nach Vale</span></div>
<div class="author">Orla Tamm</div><div>1.285 Wörter</div><div>1 April 2017</div><div>13:21</div><div>Vale Bote</div>
<div>VALE</div><div>7</div><div>Deutsch</div><div>Copyright 2017. Vale Bote.</div>
<p class="articleParagraph dearticleParagraph">Wir gehen <b>los</b>.</p>
<p class="articleParagraph dearticleParagraph">Wir kommen an.</p>
<p>Vale Verlag</p><p>Dokument VALE000020170401ed4100001</p></div></div>
<div class="article deArticle"><table><tr><td class="index"><b>HD</b>&nbsp;</td><td><b>Zweites</b></td></tr>
<tr><td class="index"><b>PD</b></td><td>2 April 2017</td></tr>
<tr><td class="index"><b>SN</b></td><td>Vale Bote</td></tr>
<tr><td class="index"><b>LP</b></td><td><p class="articleParagraph">Anfang.</p></td></tr>
<tr><td class="index"><b>TD</b></td><td><p class="articleParagraph">Ende.</p></td></tr>
<tr><td class="index"><b>AN</b></td><td>Dokument VALE000020170402ed4200001</td></tr></table></div>
<table><tr><td>Gefundene Ergebnisse</td><td>1,771</td></tr></table></form></body></html>"""

FACTIVA_TEXT = """Pro Markets
Lamp maker raises seed### invalid font number 1


By Ada Quill
352 words
13 March 2018
11:30
Vale Wire
VALEW
English
Copyright 2018, Vale Wire.

The lamp maker uses ### invalid font number 2
analytics### invalid font number 1
 to sell lamps.

It has 640 words for light.

Document VALEW00020180312ee3c0012x


Gulls
12 words
14 March 2018
Vale Wire
VALEW
English
Copyright 2018, Vale Wire.

They are back.

Document VALEW00020180314ee3c00001
"""

FACTIVA_RTF = r"""{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Times;}}{\info{\title Factiva RTF Display Format}}
{\header page heading}\'95  Lamp maker raises seed\par \bullet  Gulls\par \page
Pro Markets\par \b Lamp maker raises seed\b0\par\par By Ada Quill\par 352 words\par 13 March 2018\par Vale Wire\par
VALEW\par English\par Copyright 2018\par\par It\u8217's {\field{\*\fldinst{HYPERLINK "http://x"}}{\fldrslt lit}}.\par
\par{\*\shppict{\pict\pngblip 00ff00ff}}A second caf\'e9.\par\par Document VALEW00020180312ee3c0012x\par \page
\b Gulls\b0\par\par 12 words\par 14 March 2018\par Vale Wire\par VALEW\par English\par Copyright 2018\par\par
They are back.\par\par Document VALEW00020180314ee3c00001\par Search Summary\par Results Found\cell 2,056\par}"""

FACTIVA_XML = """<?xml version="1.0" encoding="utf-8"?><PPSResponse>
<ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="3"><ppsarticle><article>
<accessionNo>VALE0000020120109e51700030</accessionNo><baseLanguage>EN</baseLanguage>
<headline><paragraph><hlt>Lamp</hlt> lit</paragraph></headline><leadParagraph><paragraph>It is lit.</paragraph>
</leadParagraph><publicationDate><dateTime>2012-01-09T01:35:58Z</dateTime></publicationDate>
<sourceName>Vale Echo</sourceName><tailParagraphs><paragraph>It stays lit.</paragraph></tailParagraphs></article>
</ppsarticle><ppsarticle><article><accessionNo>VALE0000020120109e51700031</accessionNo>
<sourceName>Vale Echo</sourceName></article></ppsarticle></ppsarticleResultSet></ppsArticleResponse></PPSResponse>"""

# What each holds: found, imported.
EXPORTS = {
    "nexis_old_text": (NEXIS_TEXT.encode(), 3, 2),
    "nexis_old_html": (NEXIS_HTML.encode("cp1252"), 2, 1),
    "nexis_uni_text": (NEXIS_UNI_TEXT.encode(), 2, 2),
    "nexis_uni_docx": (docx(PARAGRAPHS), 2, 2),
    "factiva_html": (FACTIVA_HTML.encode(), 2, 2),
    "factiva_text": (FACTIVA_TEXT.encode(), 2, 2),
    "factiva_rtf": (FACTIVA_RTF.encode(), 2, 2),
    "factiva_xml": (FACTIVA_XML.encode(), 2, 1),
}


def bomb():
    """Return a .gz that unpacks to far more than it holds."""
    return gzip.compress(b" " * (64 << 20))


RULE = "_" * 60
PROQUEST_TEXT = f"""{RULE}

Dock closes at Vale

Publication info: Vale Echo ; Vale. 09 Mar 2022: A.1.

https://library.example/login?url=https://www.proquest.com/newspapers/dock/docview/111222333/se-2

Abstract: None available.

Full text: The dock closed on Monday.
Section: the east one, said the clerk.
It stays closed.

CAPTION: A dock.

Subject: Docks; Tides

Title: Dock closes at Vale

Publication title: Vale Echo; Vale

Publication date: Mar 9, 2022

Language ofpublication: English

ProQuest documentID: 111222333

{RULE}

Gulls return

Full text: They are back.

Title: Gulls return

Publication title: Vale Echo; Vale

Publication date: Ju n 9, 2024

Document URL: https://www.proquest.com/newspapers/gulls/docview/111222334/se-2

{RULE}

Contact us at: http://help.example
Database copyright © 2022 ProQuest LLC. All rights reserved.
""".replace("\n", "\r\n")

PROQUEST_HTML = """<!DOCTYPE html><html><head><title>ProQuest Export</title></head><body><p>Email 4 of 5</p>
<div style="border-bottom:2px solid #ccc"><a name="DocID_MSTAR_111222333"></a><p></p><p style="font-weight:bold">Dock
closes</p><p><strong>Author:  </strong>Quill, Ada</p><p><strong>Abstract:  </strong></p><p>A dock.</p>
<p><strong>Full text: </strong><Text WordCount="9" HTMLContent="true">html&gt;<head><title></title></head><body>
<p>The dock <span class="hit">closed</span>.</p><div class="document_view_image"><p>Caption.</p></div>
<p>It stays so.</p>
</body></html></Text></p><p><strong>Subject: </strong>Docks</p>
<p><strong>Publication title: </strong>Vale Echo; Vale</p><p><strong>Publication date: </strong>May 8, 2010</p></div>
<div><a name="DocID_MSTAR_111222334"></a><p>Gulls</p><p><strong>Full text: </strong><text><p>Back.</p></text></p>
<p><strong>Publication title: </strong>Vale Echo; Vale</p><p><strong>Publicationdate: </strong>May 9, 2010</p></div>
</body></html>"""

MAIL = """From: <noreply@proquest.example>
Subject: Your ProQuest Research
MIME-Version: 1.0
Content-Type: text/html; charset="UTF-8"
Content-Transfer-Encoding: 8bit

"""

EUROPRESSE = """<!DOCTYPE html><html><body><article><header><span class="DocPublicationName">Le Val, no 12</span>
<span class="DocHeader">Politique, mardi 14 mars 2006, p. 16</span><div><p>PORT</p></div>
<div class="titreArticle"><p class="titreArticleVisu">Le quai ferme</p></div><div>Ada Quill</div></header><section>
<div class="DocText"><div class='docOcurrContainer'><p>Le <mark>quai</mark> ferme.</p><p>Il reste clos.</p></div></div>
</section><aside><b>Note(s) : </b></aside><footer><small>© 2006 Le Val. Tous droits réservés.</small>
<p>Numéro de document : news·20060315·LV·0q1</p><div>Ce certificat est émis à <b>Someone</b></div></footer></article>
<article><header><span class="DocPublicationName">Le Val</span>
<span class="DocHeader">lundi 13 mars 2006</span></header>
<section></section><footer><p>Numéro de document : news·20060313·LV·0q2</p></footer></article></body></html>"""

CSV = 'stories_id,publish_date,title,media_name,body\n1,2019-07-08 06:19:31.752546,"Dock, closed",Vale Echo,Closed.\n'
CSV += '2,,Gulls,Vale Echo,""\n3,2019-07-09,Half'
JSONL = '{"id": "a", "outlet": "Vale Echo", "date": "2020-01-02", "text": "Closed.", "desk": "Port"}\n'
JSONL += '{"id": "b", "ou'

OLD_RTF = r"""{\rtf1\ansi\uc1{\header Gulls Vale Echo}\pard\qc 1 of 1 DOCUMENT\par\par Vale Echo\par
May 3, 2004 Monday\par
\pard Gulls return\par BYLINE: Ada Quill\par LENGTH: 5 words\par They are back.\par So they are.\par
LOAD-DATE: May 4, 2004\par\pard\qc Copyright 2004 Vale Echo\par}"""
UNI_RTF = (
    r"{\rtf1\ansi\uc1{\footer Page 1 for Someone}Gulls return\par Vale Echo\par May 3, 2004 Monday\par "
    r"Copyright 2004 Vale\par Length:\~5 words\par Body\par\par They are back.\par Classification\par "
    r"Load-Date:\~May 4, 2004\par End of Document\par}"
)
TDM = """<RECORD><GOID>9</GOID><Obj><TitleAtt><Title>Gulls</Title></TitleAtt><NumericDate>2004-05-03</NumericDate>
</Obj><DFS><PubFrosting><Title>Vale Echo</Title></PubFrosting></DFS>
<TextInfo><Text HTMLContent="true">&lt;p&gt;Back.&lt;/p&gt;
</Text></TextInfo></RECORD>"""

EXPORTS |= {
    "nexis_old_rtf": (OLD_RTF.encode(), 1, 1),
    "nexis_uni_rtf": (UNI_RTF.encode(), 1, 1),
    "proquest_xml": (TDM.encode(), 1, 1),
    "proquest_text": (PROQUEST_TEXT.encode(), 2, 2),
    "proquest_html": (PROQUEST_HTML.encode(), 2, 2),
    "proquest_eml": ((MAIL + PROQUEST_HTML).encode(), 2, 2),
    "europresse_html": (EUROPRESSE.encode(), 2, 1),
    "csv": (CSV.encode(), 3, 1),
    "jsonl": (JSONL.encode(), 2, 1),
}
