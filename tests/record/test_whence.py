"""A figure found anywhere tells what it is, from what it was made, and whether the manifest has a newer one."""

import io
import json
import zipfile

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from mediastudy.errors import OutputError
from mediastudy.record import documents
from mediastudy.record.documents import pictures
from mediastudy.record.origin import read_picture
from mediastudy.record.whence import State, command, described, inspect, whence

from .runs import FACTS, STEM, changed, make_run, table


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run")
    return folder, make_run(folder)


@pytest.fixture(scope="module")
def newer(tmp_path_factory):
    facts = changed(FACTS, "corpus", to={**FACTS["corpus"], "sha256": "e" * 64, "articles": 4})
    data = table()
    data.loc[0, "rate"] += 1
    return make_run(tmp_path_factory.mktemp("newer"), data, facts)


def answers(path, manifest, folder=None):
    return inspect(path, manifest, folder)


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_figure_is_known_by_its_bytes(kind, run):
    (found,) = answers(run[0] / f"{STEM}.{kind}", run[1])
    assert (found.state, found.stem) == (State.CURRENT, STEM)


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_figure_tells_its_origin_without_any_manifest(kind, run):
    (found,) = answers(run[0] / f"{STEM}.{kind}", None)
    assert found.state is State.UNCHECKED
    assert found.origin.figure == "hedges_by_voice"
    assert found.origin.provenance == run[1]["figures"][STEM]["provenance"]


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_an_old_figure_is_stale_and_the_difference_is_said(kind, run, newer):
    (found,) = answers(run[0] / f"{STEM}.{kind}", newer)
    assert found.state is State.STALE
    assert "another digest (cccccccc → eeeeeeee; 3 articles then, 4 now)" in found.why


def test_a_figure_saved_again_by_another_program_is_known_by_its_pixels(run, tmp_path):
    Image.open(run[0] / f"{STEM}.png").convert("RGB").save(tmp_path / "bare.png", compress_level=1)
    (found,) = answers(tmp_path / "bare.png", run[1])
    assert (found.state, found.stem) == (State.CURRENT, STEM)
    assert "every pixel" in found.why


def test_a_figure_whose_pixels_were_touched_is_not_passed_as_ours(run, tmp_path):
    picture, texts = Image.open(run[0] / f"{STEM}.png"), PngInfo()
    for name, text in picture.text.items():
        texts.add_text(name, text)
    picture.putpixel((5, 5), (255, 0, 0, 255))
    picture.save(tmp_path / "edited.png", pnginfo=texts)
    assert answers(tmp_path / "edited.png", run[1])[0].state is State.EDITED


def test_a_resampled_figure_is_recognised_but_not_vouched_for(run, tmp_path):
    picture = Image.open(run[0] / f"{STEM}.png").convert("RGB")
    picture.resize((picture.width * 2 // 3, picture.height * 2 // 3)).save(tmp_path / "small.jpg")
    (found,) = answers(tmp_path / "small.jpg", run[1], run[0])
    assert (found.state, found.stem) == (State.ALIKE, STEM)


@pytest.mark.parametrize("colour", ["white", "black", "grey"])
def test_a_blank_picture_is_no_figure(colour, run, tmp_path):
    Image.new("RGB", Image.open(run[0] / f"{STEM}.png").size, colour).save(tmp_path / "blank.png")
    assert answers(tmp_path / "blank.png", run[1], run[0])[0].state is State.NONE


def test_a_figure_of_another_project_is_stale_here(run, tmp_path):
    other = make_run(tmp_path)
    found = whence(read_picture("x.png", (tmp_path / f"{STEM}.png").read_bytes()), {**other, "figures": {}})
    assert (found.state, "no figure 'hedges_by_voice'" in found.why) == (State.STALE, True)


def test_the_answer_holds_the_command_that_makes_it_again(run):
    (found,) = answers(run[0] / f"{STEM}.png", run[1])
    assert "    again       mediastudy reproduce --corpus harbour" in described(found)


def test_the_command_quotes_what_a_shell_would_take_apart():
    provenance = {"corpus": {"name": "sample"}, "parameters": {"outlets": ["Harbour Post", "Qx"], "top": 5}}
    assert command(provenance) == "mediastudy reproduce -p outlets 'Harbour Post,Qx' -p top 5"


def test_a_file_stands_in_the_command_by_its_name_so_that_it_can_be_run_where_the_file_is():
    corpus = {"name": "sample", "outlets_map": {"name": "my map.csv"}}
    provenance = {"corpus": corpus, "parameters": {"scheme": f"own.toml (sha256 {'b' * 64})", "top": None}}
    told = "mediastudy reproduce --outlets-map 'my map.csv' -p scheme own.toml -p top None"
    assert command(provenance) == told


def in_word(run, path):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Hedges differ.")
    document.add_picture(str(run[0] / f"{STEM}.png"))
    document.save(str(path))


def in_powerpoint(run, path):
    pptx = pytest.importorskip("pptx")
    slides = pptx.Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[6])
    slide.shapes.add_picture(str(run[0] / f"{STEM}.png"), 0, 0)
    slides.save(str(path))


@pytest.mark.parametrize(("kind", "make"), [("docx", in_word), ("pptx", in_powerpoint)])
def test_a_figure_pasted_into_a_document_is_known_and_then_stale(kind, make, run, newer, tmp_path):
    make(run, tmp_path / f"paper.{kind}")
    assert [found.state for found in answers(tmp_path / f"paper.{kind}", run[1])] == [State.CURRENT]
    assert [found.state for found in answers(tmp_path / f"paper.{kind}", newer)] == [State.STALE]


def test_a_picture_in_a_pdf_is_known_by_its_pixels(run, tmp_path):
    Image.open(run[0] / f"{STEM}.png").convert("RGB").resize((400, 300)).save(tmp_path / "other.pdf")
    assert answers(tmp_path / "other.pdf", run[1])[0].state is State.NONE
    writer, page = PdfWriter(), PdfReader(tmp_path / "other.pdf").pages[0]
    stream = DecodedStreamObject()
    picture = Image.open(run[0] / f"{STEM}.png").convert("RGB")
    stream.set_data(picture.tobytes())
    names = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceRGB"}
    stream.update({NameObject(key): NameObject(value) for key, value in names.items()})
    sizes = {"/Width": picture.width, "/Height": picture.height, "/BitsPerComponent": 8}
    from pypdf.generic import NumberObject

    stream.update({NameObject(key): NumberObject(value) for key, value in sizes.items()})
    page["/Resources"][NameObject("/XObject")] = DictionaryObject({NameObject("/Im1"): writer._add_object(stream)})
    writer.add_page(page)
    writer.write(tmp_path / "paper.pdf")
    (found,) = answers(tmp_path / "paper.pdf", run[1])
    assert (found.state, found.stem) == (State.CURRENT, STEM)


def test_a_figure_that_pdftex_included_tells_what_pdftex_kept_of_it(run, newer, tmp_path):
    writer, ours = PdfWriter(), PdfReader(run[0] / f"{STEM}.pdf")
    page = writer.add_blank_page(200, 200)
    form = DecodedStreamObject()
    form.set_data(b"")
    form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
    form[NameObject("/PTEX.InfoDict")] = writer._add_object(ours.trailer["/Info"].get_object().clone(writer))
    held = DictionaryObject({NameObject("/Fm1"): writer._add_object(form)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): held})
    writer.write(tmp_path / "paper.pdf")
    assert [found.state for found in answers(tmp_path / "paper.pdf", run[1])] == [State.CURRENT]
    assert [found.state for found in answers(tmp_path / "paper.pdf", newer)] == [State.STALE]


TEX = r"""\documentclass{article}
\graphicspath{{nowhere/}{%s/}}
%% \includegraphics{commented}
\includegraphics[width=\columnwidth,alt={50\%% of all}]{%s}
\includegraphics*{gone.png}
\input{part}
"""


def test_a_latex_file_is_followed_to_its_figures(run, tmp_path):
    (tmp_path / "paper.tex").write_text(TEX % (run[0], STEM))
    (tmp_path / "part.tex").write_text(rf"\input{{paper}} \includesvg{{{run[0]}/{STEM}.svg}}")
    found = answers(tmp_path / "paper.tex", run[1])
    assert [each.name for each in found] == [STEM, "gone.png (missing)", f"{run[0]}/{STEM}.svg"]
    assert [each.state for each in found] == [State.CURRENT, State.NONE, State.CURRENT]


def test_a_zip_bomb_is_refused_before_it_swells(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "LARGEST", 1000)
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.png", bytes(100_000))
    with pytest.raises(OutputError, match="zip bomb"):
        pictures(tmp_path / "bomb.docx")


def test_a_document_of_too_many_entries_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "MOST", 3)
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w") as archive:
        for number in range(4):
            archive.writestr(f"word/media/{number}.png", b"")
    with pytest.raises(OutputError, match="zip bomb"):
        pictures(tmp_path / "bomb.docx")


def test_an_entry_that_climbs_out_of_the_archive_writes_nothing(tmp_path, run):
    inner = tmp_path / "inner"
    inner.mkdir()
    with zipfile.ZipFile(inner / "trap.docx", "w") as archive:
        archive.writestr("word/media/../../../up.png", (run[0] / f"{STEM}.png").read_bytes())
    assert answers(inner / "trap.docx", run[1])[0].state is State.CURRENT
    assert [path.name for path in tmp_path.rglob("*.png")] == []


@pytest.mark.parametrize("kind", ["docx", "pptx", "pdf"])
def test_a_damaged_document_is_one_clear_line(kind, tmp_path):
    (tmp_path / f"x.{kind}").write_bytes(b"%PDF-1.7 nonsense")
    with pytest.raises(OutputError, match=f"x.{kind}") as error:
        pictures(tmp_path / f"x.{kind}")
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there_is_one_clear_line(tmp_path):
    with pytest.raises(OutputError, match="cannot be read"):
        pictures(tmp_path / "gone.png")


SWELLING = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>'
DEEP = json.dumps({"a": 1})[:-1] + "[" * 100_000


@pytest.mark.parametrize("text", [SWELLING, "<svg", "<svg/>", f"<svg><source>{DEEP}</source></svg>"])
def test_an_svg_that_is_none_of_ours_says_nothing(text):
    assert read_picture("x.svg", text.encode()).origin is None


NONSENSE = ["[1, 2", "[]", '{"corpus": 3}', '{"parameters": []}', '{"lexicons": {"hedges": "1"}}', "[" * 100_000]


@pytest.mark.parametrize("claim", NONSENSE)
def test_a_picture_that_claims_nonsense_says_nothing(claim):
    texts, out = PngInfo(), io.BytesIO()
    texts.add_text("mediastudy:figure", "voices")
    texts.add_text("mediastudy:provenance", claim)
    Image.new("L", (2, 2)).save(out, "png", pnginfo=texts)
    assert read_picture("x.png", out.getvalue()).origin is None
