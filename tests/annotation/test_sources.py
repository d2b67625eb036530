"""Who is named and who is not: sentences, and the type and anonymity of the bracketed source (codebook, section 3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediastudy.annotation.reading import read_tokens
from mediastudy.annotation.sourcing import sources
from mediastudy.article import Article, Document, Mark
from tests.annotation.marked_up import LEXICONS, document, records

PERSON, ORGANISATION, MEDIA, DOCUMENT = "named_person", "named_organisation", "media", "document"
ONE, GROUP, REPORT, NONE = "unnamed_person", "unnamed_group", "unnamed_report", "none"

TYPES = [
    # people with a name, an office or a relation
    ("[Mara Quill] {said} the bridge was safe.", PERSON, False),
    ("Mara Quill won. [Quill] {said} so.", PERSON, False),
    ("[Mr. Tolland] {said} it was late.", PERSON, False),
    ("[Sen. Ida Brook of Maine] {said} no.", PERSON, False),
    ("[Rear Adm. Peter Voss] {told} reporters.", PERSON, False),
    ("[Harbour spokesman Peter Voss] {said} it was safe.", PERSON, False),
    ("[former secretary of state Mara Quill] {said} no.", PERSON, False),
    ("[Secretary of State Mara Quill] {said} no.", PERSON, False),
    ("[Mara Quill, a harbour spokeswoman,] {said} no.", PERSON, False),
    ("[A harbour spokeswoman, Mara Quill,] {said} no.", PERSON, False),
    ("[A harbour spokeswoman], Mara Quill, {said} no.", PERSON, False),
    ("[A harbour spokesman, Gao Tolland,] {said} no.", PERSON, False),
    ("[A harbour spokesman, Nato Brel,] {said} no.", PERSON, False),
    ("[A baker named Orrin] {said} no.", PERSON, False),
    ("[A baker] {called} Mara Quill.", ONE, True),
    ("[His lawyer, Peter Voss,] {said} no.", PERSON, False),
    ("[Two engineers, Peter Voss and Mara Quill,] {said} no.", PERSON, False),
    ("[Faris al-Rahim] {said} it was quiet.", PERSON, False),
    ("Faris al-Rahim came. [al-Rahim] {said} it was quiet.", PERSON, False),
    ("[Quill’s wife] {said} he was ill.", PERSON, False),
    ("[His wife] {said} he was ill.", PERSON, False),
    ("[Iran's president] {said} no.", PERSON, False),
    ("[The prime minister] {said} no.", PERSON, False),
    ("[the retired surgeon] {said} no.", PERSON, False),
    ("[The Democratic nominee] {said} no.", PERSON, False),
    ("[the Maine Republican] {said} no.", PERSON, False),
    ("Mara Quill left. [She] {said} why.", PERSON, False),
    ("Mara Quill, [who] {said} she was tired, left.", PERSON, False),
    ("“[I] {said} no,” she wrote.", PERSON, False),
    ("[Quill and her aides] {said} no.", PERSON, False),
    ("Quill's view differed. [Mara Quill's argument] {was} plain.", PERSON, False),
    ("Mara Quill won. [The Quills] {left}.", PERSON, False),
    ("[the dean of the law school] {said} no.", PERSON, False),
    ("[QUILL] {:} I never said it.", PERSON, False),
    ("Mara Quill, [an aide to the mayor,] {said} no.", PERSON, False),
    ("Rep. Mara Quill (R-Tarn), [a panel member,] {said} no.", PERSON, False),
    ("Rep. Mara Quill, [a Maine Republican] {backing} him, left.", PERSON, False),
    ("They met Mara Quill, [an aide] {said}.", ONE, True),
    ("[Mara Quill recently] {said} no.", PERSON, False),
    ("[former prosecutor and New Tarn Mayor Mara Quill] {said} no.", PERSON, False),
    # organisations and their metonyms
    ("[The Pentagon] {said} it had no plans.", ORGANISATION, False),
    ("[Tehran] {denied} it.", ORGANISATION, False),
    ("[The White House] {declined} to comment.", ORGANISATION, False),
    ("[The Foreign Ministry] {said} so.", ORGANISATION, False),
    ("[The FBI] {said} so.", ORGANISATION, False),
    ("[The Quill campaign] {said} so.", ORGANISATION, False),
    ("[Mara Quill's campaign] {said} so.", ORGANISATION, False),
    ("[His campaign] {said} so.", ORGANISATION, False),
    ("[the company] {said} so.", ORGANISATION, False),
    ("[The Tarn Foundation] {said} so.", ORGANISATION, False),
    ("[Citizens for Tarn] {said} so.", ORGANISATION, False),
    ("[the Center for Coastal Policy] {said} so.", ORGANISATION, False),
    ("[The court] {ruled} so.", ORGANISATION, False),
    ("[NYPD] {said} so.", ORGANISATION, False),
    ("[LeafWorks] {said} so.", ORGANISATION, False),
    ("[Tarn officials' union] {said} so.", ORGANISATION, False),
    # outlets
    ("[AFP] {reported} it.", MEDIA, False),
    ("[The New York Times] {reported} it.", MEDIA, False),
    ("[The Tarn Gazette] {reported} it.", MEDIA, False),
    ("[Channel Nine News] {reported} it.", MEDIA, False),
    ("[the newspaper] {reported} it.", MEDIA, False),
    # documents
    ("[The indictment] {says} so.", DOCUMENT, False),
    ("[a Pew survey] {found} it.", DOCUMENT, False),
    ("[a new statewide poll] {found} it.", DOCUMENT, False),
    ("[The report published Tuesday] {found} it.", DOCUMENT, False),
    ("[a Tarn University poll this month] {found} it.", DOCUMENT, False),
    ("[her memoir] {says} so.", DOCUMENT, False),
    ("[a Tarn Gazette analysis of payments] {showed} it.", DOCUMENT, False),
    ("[the group's website] {says} so.", DOCUMENT, False),
    ("[tax returns] {show} it.", DOCUMENT, False),
    ("[a report by the harbour board] {said} so.", DOCUMENT, False),
    ("The memo, [which] {says} little, leaked.", DOCUMENT, False),
    # one or a counted few without a name
    ("[a senior Iranian official] {said} so.", ONE, True),
    ("[an aide] {said} so.", ONE, True),
    ("[two people briefed on the matter] {said} so.", ONE, True),
    ("[A third source] {said} so.", ONE, True),
    ("[One of his senior aides] {said} so.", ONE, True),
    ("[a spokesman] {declined} to comment.", ONE, True),
    ("[The official] {said} so.", ONE, True),
    ("[A former senior law enforcement official] {said} so.", ONE, True),
    ("[a person close to the family] {said} so.", ONE, True),
    ("[an inside source] {said} so.", ONE, True),
    ("[one Republican familiar with the talks] {said} so.", ONE, True),
    ("[Two others] {said} so.", ONE, True),
    ("[the man] {shouted} it.", ONE, True),
    ("[an Iraqi] {said} so.", ONE, True),
    ("[someone] {said} so.", ONE, False),
    ("[any taxpayer] {would say} so.", ONE, False),
    ("[Each custodian] {answers} for it.", ONE, False),
    ("[a narrator] {asks} why.", ONE, True),
    ("[the further matter] {shows} it.", DOCUMENT, False),
    ("[someone briefed on the talks] {said} so.", ONE, True),
    # groups that speak from inside knowledge or office
    ("[U.S. officials] {said} so.", GROUP, True),
    ("[officials] {said} so.", GROUP, True),
    ("[current and former officials] {said} so.", GROUP, True),
    ("[Iranian and Pentagon officials] {said} so.", GROUP, True),
    ("[people familiar with her thinking] {said} so.", GROUP, True),
    ("[Sources] {told} the paper.", GROUP, True),
    ("On Monday [Quill allies] {said} so.", GROUP, True),
    ("[her allies] {fear} it.", GROUP, True),
    ("[his lawyers] {said} so.", GROUP, True),
    ("[party leaders] {said} so.", GROUP, True),
    ("[prosecutors] {said} so.", GROUP, True),
    ("[a dozen party leaders and officials] {said} so.", GROUP, True),
    ("[some on her staff] {said} so.", GROUP, True),
    ("[the families, supporters and administration officials] {said} so.", GROUP, True),
    ("[Diplomats] {said} so.", GROUP, True),
    # crowds that stand for opinion
    ("[critics] {say} so.", GROUP, False),
    ("[some] {say} so.", GROUP, False),
    ("[Many voters] {say} so.", GROUP, False),
    ("[Republicans] {say} so.", GROUP, False),
    ("[Iranians] {say} so.", GROUP, False),
    ("[legal experts] {say} so.", GROUP, False),
    ("[attorneys and legal experts] {say} so.", GROUP, False),
    ("[lawmakers] {say} so.", GROUP, False),
    ("[32 percent] {say} so.", GROUP, False),
    ("[60 percent of voters] {say} so.", GROUP, False),
    ("[one in five] {say} so.", GROUP, False),
    ("[Many of them] {say} so.", GROUP, False),
    ("[Democratic and independent analysts] {say} so.", GROUP, False),
    ("[people who have battled floods] {say} so.", GROUP, False),
    ("[Democratic strategists] {say} so.", GROUP, False),
    ("[elected officials] {say} so.", GROUP, False),
    ("[outside groups] {say} so.", GROUP, False),
    ("[a clutch of independent groups] {say} so.", GROUP, False),
    ("[Editorialists] {say} so.", GROUP, False),
    ("[The crowd] {roared} it.", GROUP, False),
    ("[some of his admirers] {say} so.", GROUP, False),
    # reports without a name, and nobody
    ("{According to} [reports], it sank.", REPORT, False),
    ("[local media] {said} so.", REPORT, False),
    ("[one report] {said} so.", REPORT, False),
    ("[surveys] {suggest} so.", REPORT, False),
    ("[different media sources] {said} so.", REPORT, False),
    ("[A local newspaper] {said} so.", REPORT, False),
    ("It {was reported} [] that it sank.", NONE, False),
    ("[the theory] {goes} that it sank.", NONE, False),
]


@pytest.mark.parametrize(("text", "expected", "anonymous"), TYPES)
def test_source_is_typed(text: str, expected: str, anonymous: bool) -> None:
    record = records(text)[-1]
    assert (record.label, record.attributes["anonymous"]) == (expected, anonymous), record.attributes["why"]


def test_one_mark_for_each_attribution_on_its_cue() -> None:
    page = document("[Mara Quill] {said} no. It {was said} [] later.")
    found = list(sources(page, LEXICONS))
    assert [mark.of for mark in found] == [mark for mark in page["attributions"] if mark.label == "cue"]


def test_agentless_mark_covers_the_cue() -> None:
    (record,) = records("It {was reported} [] that it sank.")
    assert (record.start, record.end) == (3, 15)
    assert record.attributes["entity"] == ""


def test_mark_runs_from_the_first_to_the_last_stretch() -> None:
    article = Article("a", "o", "Quill, he said, and Voss agreed.")
    cue = Mark(10, 14, "cue")
    parts = (cue, Mark(0, 5, "source", of=cue), Mark(20, 24, "source", of=cue))
    page = Document(article, read_tokens(article, (), LEXICONS), {"attributions": parts})
    (record,) = sources(page, LEXICONS)
    assert (record.start, record.end) == (0, 24)


def test_leaders_are_anonymous_only_where_they_tell() -> None:
    page = document("[party leaders] {fear} a defeat.")
    cue = page["attributions"][0]
    silent = Mark(cue.start, cue.end, "cue", {"speech": False})
    (record,) = sources(page.with_layer("attributions", (silent, Mark(0, 13, "source", of=silent))), LEXICONS)
    assert not record.attributes["anonymous"]


def test_headline_is_told_from_body() -> None:
    first, second = records("[Officials] {say} no\n\n[Officials] {said} no.", title="Officials say no")
    assert (first.attributes["where"], second.attributes["where"]) == ("headline", "body")


TRAITS = [
    ("[two senior Pentagon officials] {said} so.", {"number": "two", "rank": "senior", "affiliation": "Pentagon"}),
    ("[a former aide to the mayor] {said} so.", {"rank": "former", "plural": False}),
    ("[officials at the harbour board] {said} so.", {"affiliation": "the harbour board", "plural": True}),
    ("[a campaign spokeswoman] {said} so.", {"spokesperson": True, "affiliation": "campaign"}),
    ("[an aide] {said} so.", {"number": "", "rank": "", "affiliation": "", "spokesperson": False}),
]


@pytest.mark.parametrize(("text", "expected"), TRAITS)
def test_description_is_taken_apart(text: str, expected: dict[str, object]) -> None:
    attributes = records(text)[0].attributes
    assert {key: attributes[key] for key in expected} == expected


SNIPPETS = ["He", "a source", "officials", "of", "the", "Mara Quill", "’s", "who", ",", ".", "“", "İ", "2", "and", "\n"]


@given(st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=6), max_size=14), st.data())
def test_any_text_with_any_marks_is_read_without_an_error(pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    spot = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(spot, spot, spot, spot), max_size=4))
    marks: list[Mark] = []
    for a, b, c, d in spans:
        cue = Mark(min(a, b), max(a, b), "cue")
        marks += [cue, Mark(min(c, d), max(c, d), "source", of=cue), Mark(min(a, d), max(a, d), "content", of=cue)]
    article = Article("a", "o", text)
    page = Document(article, read_tokens(article, (), LEXICONS), {"attributions": tuple(marks)})
    assert len(list(sources(page, LEXICONS))) == len(spans)
