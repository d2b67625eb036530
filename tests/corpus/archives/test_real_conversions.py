"""Real exports beside the repository, saved in other forms by programs as users have them: the same articles."""

import email
import email.policy
import gzip
import random
import re
import textwrap
from pathlib import Path

import pytest

from mediastudy.corpus.archives import docx, import_exports
from mediastudy.corpus.archives.rtf import read_rtf
from tests.corpus.archives.written import HEAD, rtf

FOLDER = Path(__file__).resolve().parents[3].parent / "shared" / "exports"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the exports beside the repository are not here")
UNI = ["guardian1.docx", "lnt_sample.DOCX", "english2023_Files_100.DOCX"]
FACTIVA = ["Factiva-20200920-1048.rtf", "Factiva-20190411_0_resaved_mac.rtf.gz"]
FIELDS = ("text", "outlet", "date", "title", "author")


def word(paragraphs):
    """Return the text that Word for Mac makes."""
    return "\r".join(paragraphs)


def parted(paragraphs):
    """Return text with a blank line below each paragraph."""
    return "\n\n".join(each.strip("\n") for each in paragraphs)


def pandoc(paragraphs):
    """Return text wrapped at 72 columns, blank paragraphs gone."""
    filled = (textwrap.fill(" ".join(each.split()), 72, break_long_words=False) for each in paragraphs if each.strip())
    return "\n\n".join(f"  {each}" if each == "End of Document" else each for each in filled)


def as_rtf(paragraphs):
    """Return RTF."""
    dice = random.Random(1)
    return HEAD + "\\par\n".join(rtf(dice, each.replace("\n", "")) for each in paragraphs) + "\\par}"


def same(tmp_path, path, made):
    """Say whether the text `made` gives the articles of the file at `path`, white space and hyphenation aside."""
    (tmp_path / "made").write_bytes(made.encode())
    given, found = (
        [[re.sub(r"\s+|(?<=-) ", "", row[name]) for name in FIELDS] for row in import_exports(each)[0]]
        for each in (path, tmp_path / "made")
    )
    return given == found


def unpacked(path):
    raw = path.read_bytes()
    return gzip.decompress(raw) if path.suffix == ".gz" else raw


@pytest.mark.parametrize("name", UNI)
@pytest.mark.parametrize("form", [word, parted, pandoc, as_rtf])
def test_a_word_file_saved_in_another_form_gives_the_same_articles(tmp_path, name, form):
    path = FOLDER / "nexis_uni_docx" / name
    assert same(tmp_path, path, form([each.text for each in docx.paragraphs(path.read_bytes(), name)]))


@pytest.mark.parametrize("name", FACTIVA)
@pytest.mark.parametrize("joint", ["\n", "\r\n", "\n\n"])
def test_factiva_s_rtf_saved_as_text_gives_the_same_articles(tmp_path, name, joint):
    path = FOLDER / "factiva_rtf" / name
    assert same(tmp_path, path, joint.join(line.text for line in read_rtf(unpacked(path))[0]))


@pytest.mark.parametrize("form", [parted, lambda lines: "\n".join(filter(str.strip, lines))])
def test_proquest_s_text_with_other_blank_lines_gives_the_same_articles(tmp_path, form):
    path = FOLDER / "proquest_txt" / "star_2022.txt.gz"
    assert same(tmp_path, path, form(unpacked(path).decode().splitlines()))


def test_a_forwarded_mail_gives_the_same_articles(tmp_path):
    path = FOLDER / "proquest_eml" / "sample.eml.gz"
    message = email.message_from_bytes(unpacked(path), policy=email.policy.default)
    page = next(each for each in message.walk() if each.get_content_type() == "text/html").get_payload(decode=True)
    moved = re.sub(r"(?is)(<text\b[^>]*>)(.*?)</text>", r"\1</text></p><div>\2</div><p>", page.decode())
    assert same(tmp_path, path, moved)
