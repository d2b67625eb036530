"""Old Nexis as users have it: odd headlines, labels in no list, converted files, dates without a day."""

import pytest

from mediastudy.corpus.archives import import_exports
from mediastudy.errors import CorpusError

HEAD = "LENGTH: 12 words\n\n"
TAIL = "LOAD-DATE: May 4, 2010\n\nLANGUAGE: ENGLISH\n\n"
BODY = "The lamp was lit at the pier.\n\nIt stays lit all night."


def record(title="Lamp lit", when="May 3, 2010 Monday", head=HEAD, tail=TAIL, separator="1 of 1 DOCUMENT"):
    """Return old Nexis text of one article, with one part of it as given."""
    centred = [f"{line:^80}\n\n" for line in (separator, "Vale Echo", when) if line]
    owned = f"{'Copyright 2010 Vale Echo':^80}\n{'All Rights Reserved':^80}\n"
    return f"{''.join(centred)}{title}\n\n{head}{BODY}\n\n{tail}{owned}"


@pytest.fixture
def imported(tmp_path):
    def run(text):
        (tmp_path / "export").write_text(text, encoding="utf-8")
        return import_exports(tmp_path / "export")

    return run


@pytest.mark.parametrize("title", ["UPDATE: Lamp out", "CORRECTION: Lamp", "NOTES: a lamp", "3 of 7 DOCUMENTS"])
def test_a_headline_that_reads_like_a_label_or_a_separator_is_the_headline(imported, title):
    rows, ledger = imported(record(title))
    assert ledger.found == 1
    assert (rows[0]["title"], rows[0]["date"], rows[0]["text"]) == (title, "2010-05-03", BODY)


def test_labels_that_are_in_no_list_do_not_end_the_head(imported):
    row = imported(record(head="SECTION: NEWS\n\nSHOW: The Lamp Hour\n\nTYPE: Package\n\nLENGTH: 12 words\n\n"))[0][0]
    assert (row["text"], row["length"]) == (BODY, "12 words")
    assert row["other_labels"] == "SHOW: The Lamp Hour; TYPE: Package"


def test_labels_that_are_in_no_list_do_not_end_the_tail(imported):
    row = imported(record(tail="LANGUAGE: ENGLISH\n\nISSN: 1234-5678\n\nACC-NO: 9\n\nPUBLICATION-TYPE: Newspaper\n\n"))[
        0
    ][0]
    assert (row["text"], row["language"]) == (BODY, "ENGLISH")


def test_speakers_of_a_transcript_are_no_labels(imported):
    spoken = "The council met.\n\nSUBJECT: THE LAMP\n\nQUILL: Is it lit?\n\nTAMM: It is.\n\nQUILL: Good.\n\nTAMM: Yes."
    assert imported(record().replace(BODY, spoken))[0][0]["text"] == spoken


@pytest.mark.parametrize("when", ["January 2010", "Summer 2010", "May 3 - 9, 2010"])
def test_a_month_a_season_or_a_week_stays_as_given_and_is_no_day(imported, when):
    row = imported(record(when=when, head=""))[0][0]
    assert (row["date"], row["date_as_given"], row["text"]) == ("", when, BODY)


def test_a_day_below_a_month_is_the_date(imported):
    row = imported(record(when=f"{'Summer 2010':^80}\n\n{'June 3, 2010':^80}"))[0][0]
    assert (row["date"], row["edition"]) == ("2010-06-03", "Summer 2010")


def test_figures_that_may_be_two_days_are_left_out_and_noted(imported):
    rows, ledger = imported(record(when="03/04/2010"))
    assert (rows[0]["date"], rows[0]["outlet"]) == ("", "Vale Echo")
    assert "may be two days" in ledger.accounts[0].notes[0]


def test_one_record_without_a_separator_is_a_document(imported):
    rows, ledger = imported(record(separator=""))
    assert (ledger.accounts[0].format, ledger.found, rows[0]["text"]) == ("nexis_old_text", 1, BODY)


def test_two_records_without_separators_are_not_taken_for_one(imported):
    with pytest.raises(CorpusError, match="no export that is known"):
        imported(record(separator="") * 2)


def test_labels_without_blank_lines_between_them_are_one_each_and_the_body_is_still_unwrapped(imported):
    wrapped = "The lamp at the pier is lit every night, the clerk said,\nsince nobody asked for the dark."
    tight = record(
        head="BYLINE: Ada Quill\nSECTION: NEWS\nLENGTH: 12 words\n\n", tail=TAIL.replace("\n\n", "\n") + "\n"
    )
    row = imported(tight.replace(BODY, f"{wrapped}\n\nIt burns."))[0][0]
    assert (row["author"], row["section"], row["language"]) == ("Ada Quill", "NEWS", "ENGLISH")
    assert row["text"] == wrapped.replace("\n", " ") + "\n\nIt burns."


def test_a_converted_file_without_any_blank_line_is_parted_at_its_separators(imported):
    text = "".join(record(f"Lamp {n}", separator=f"{n} of 3 DOCUMENTS") for n in (1, 2, 3))
    rows, ledger = imported("\n".join(line.strip() for line in text.splitlines() if line.strip()))
    assert [row["title"] for row in rows] == ["Lamp 1", "Lamp 2", "Lamp 3"]
    assert {row["text"] for row in rows} == {BODY} and ledger.found == 3


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_a_converted_file_without_indents_or_blank_lines_is_read_line_by_line(imported, blank):
    lines = [line.strip() for line in record().splitlines() if line.strip()]
    row = imported(blank.join([lines[0], "", *lines[1:]]))[0][0]
    assert (row["outlet"], row["title"], row["text"]) == ("Vale Echo", "Lamp lit", BODY)
    assert row["copyright"] == "Copyright 2010 Vale Echo; All Rights Reserved"
