"""Files are the same on every run, say where they come from, and are never half-written."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from PIL import Image
from pypdf import PdfReader

from mediastudy.errors import OutputError
from mediastudy.plots import Plot, Saved, save
from mediastudy.plots.files import csv_bytes, pixels, sha256
from mediastudy.plots.saving import save_plot, write_all

from .tables import TABLES

ROOT = Path(__file__).resolve().parents[2]
PROVENANCE = {"parameters": {"outlets": ["Qx", "日"]}, "commit": "abc", "data": {"corpus": "0" * 64}}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    return save("voices", TABLES["voices"](6), tmp_path_factory.mktemp("figures"), PROVENANCE, "02_voices")


def test_five_files_are_written_and_nothing_else(saved: Saved) -> None:
    folder = saved.files["png"].parent
    assert sorted(path.name for path in folder.iterdir()) == [
        f"02_voices.{kind}" for kind in ("csv", "json", "pdf", "png", "svg")
    ]


def test_the_record_holds_the_hash_of_each_file(saved: Saved) -> None:
    record = json.loads(saved.files["json"].read_text("utf-8"))
    assert record == saved.record
    for name, digest in record["files"].items():
        assert sha256((saved.files["png"].parent / name).read_bytes()) == digest


def test_the_record_says_everything_a_citation_needs(saved: Saved) -> None:
    assert {"figure", "title", "caption", "alt", "provenance", "pixels", "table", "clashes"} <= set(saved.record)
    assert saved.record["provenance"] == PROVENANCE
    assert saved.record["clashes"] == []
    assert saved.record["empty_panels"] == 0


def test_what_the_table_says_of_itself_is_recorded(tmp_path: Path) -> None:
    record = save("outlet_rates", TABLES["outlet_rates"](2), tmp_path, {}).record
    assert record["table"]["attrs"] == {"interval": "95 % percentile bootstrap over articles (2,000 resamples)"}


def test_a_provenance_that_json_cannot_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="must be finite"):
        save("voices", TABLES["voices"](2), tmp_path, {"alpha": float("nan")})
    assert list(tmp_path.iterdir()) == []


def test_a_png_is_84_mm_at_300_dpi(saved: Saved) -> None:
    picture = Image.open(saved.files["png"])
    assert picture.width == round(84 / 25.4 * 300)
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_a_png_tells_its_figure_its_alt_text_and_its_provenance(saved: Saved) -> None:
    texts = Image.open(saved.files["png"]).text
    assert texts["mediastudy:figure"] == "voices"
    assert json.loads(texts["mediastudy:provenance"]) == PROVENANCE
    assert texts["Description"] == saved.record["alt"]
    assert "Software" not in texts


def test_a_pdf_tells_the_same_without_dates_and_programs(saved: Saved) -> None:
    about = PdfReader(saved.files["pdf"]).metadata
    assert about is not None
    assert about["/mediastudy:figure"] == "voices"
    assert json.loads(about["/mediastudy:provenance"]) == PROVENANCE
    assert about["/Subject"] == saved.record["alt"]
    assert not {"/CreationDate", "/Producer", "/Creator", "/ModDate"} & set(about)


def test_a_pdf_embeds_truetype_fonts(saved: Saved) -> None:
    fonts = PdfReader(saved.files["pdf"]).pages[0]["/Resources"]["/Font"]
    kinds = {font.get_object()["/Subtype"] for font in fonts.get_object().values()}
    assert kinds <= {"/TrueType", "/Type0"}


def test_an_svg_is_well_formed_and_says_what_it_is_to_a_screen_reader(saved: Saved) -> None:
    root = ET.parse(saved.files["svg"]).getroot()
    assert root.get("role") == "img"
    labels = root.get("aria-labelledby", "").split()
    found = {node.get("id"): node.text for node in list(root)[:2]}
    assert [found[label] for label in labels] == [saved.record["title"], saved.record["alt"]]


def test_an_svg_carries_its_provenance_as_dublin_core(saved: Saved) -> None:
    root = ET.parse(saved.files["svg"]).getroot()
    core = {node.tag.rpartition("}")[2]: node.text for node in root.iter() if "purl.org/dc" in node.tag}
    assert json.loads(core["source"] or "") == PROVENANCE
    assert core["identifier"] == "mediastudy:figure:voices"
    assert "date" not in core


def test_an_svg_holds_no_text_elements_that_another_font_could_change(saved: Saved) -> None:
    assert b"<text" not in saved.files["svg"].read_bytes()


SCRIPT = """
import sys
from plots.tables import TABLES
from mediastudy.plots import save
for name in ("voices", "outlet_rates", "rank_change", "corpus_overview"):
    save(name, TABLES[name](6), sys.argv[1], {"b": 1, "a": {"z": 1, "y": [1.5]}})
"""


def run(into: Path, **environment: str) -> dict[str, str]:
    """Return the hashes of the files that another process writes."""
    into.mkdir()
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    settings = {**os.environ, "PYTHONPATH": paths, "MPLCONFIGDIR": str(into.parent / "mpl"), **environment}
    subprocess.run([sys.executable, "-c", SCRIPT, "out"], check=True, cwd=into, env=settings)
    return {path.name: sha256(path.read_bytes()) for path in sorted((into / "out").iterdir())}


def test_files_are_byte_identical_across_processes_time_zones_hash_seeds_and_folders(tmp_path: Path) -> None:
    one = run(tmp_path / "one", TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C")
    two = run(tmp_path / "two", TZ="Asia/Tokyo", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="12345")
    assert one == two
    assert len(one) == 20


def test_a_second_save_replaces_the_first(tmp_path: Path) -> None:
    save("voices", TABLES["voices"](6), tmp_path, {})
    first = (tmp_path / "voices.png").read_bytes()
    save("voices", TABLES["voices"](2), tmp_path, {})
    assert (tmp_path / "voices.png").read_bytes() != first
    assert len(list(tmp_path.iterdir())) == 5


def test_pixels_do_not_depend_on_compression(saved: Saved, tmp_path: Path) -> None:
    png = saved.files["png"].read_bytes()
    again = io.BytesIO()
    Image.open(io.BytesIO(png)).save(again, "PNG", compress_level=1)
    assert again.getvalue() != png
    assert pixels(again.getvalue()) == pixels(png)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (1 / 3, "0.333333333"),
        (-0.0, "0"),
        (1234567890.4, "1.23456789e+09"),
        (np.float32(0.5), "0.5"),
        (np.nan, ""),
        (None, ""),
        (7, "7"),
        (True, "True"),
        ("=SUM(A1)", "'=SUM(A1)"),
        ("@cmd", "'@cmd"),
        ("-1+2", "'-1+2"),
        ("plain", "plain"),
        (pd.Timestamp("2016-02-03"), "2016-02-03"),
    ],
)
def test_a_cell_of_the_table(cell: object, written: str) -> None:
    table = pd.DataFrame({"a": pd.Series([cell], dtype=object)})
    _, row = csv.reader(io.StringIO(csv_bytes(table.assign(b=1)).decode("utf-8")))
    assert row == [written, "1"]


def test_noise_in_the_last_digits_does_not_change_the_hash_of_a_table() -> None:
    one, two = (pd.DataFrame({"rate": [0.1 + 0.2, noise]}) for noise in (1.0, 1.0 + 1e-13))
    assert csv_bytes(one) == csv_bytes(two)


def test_a_name_without_glyphs_is_drawn_as_its_code_and_the_record_says_so(tmp_path: Path) -> None:
    table = TABLES["voices"](2).replace({"outlet": {"Harrow Post": "日報"}})
    record = save("voices", table, tmp_path, {}).record
    assert record["replaced"] == {"日報": "[U+65E5][U+5831]"}
    assert "日報" in record["alt"]


def test_control_and_half_characters_do_not_break_a_file(tmp_path: Path) -> None:
    table = TABLES["voices"](2).assign(outlet=pd.Series(["a\x00b\ud800<&", "Qx"], dtype=object))
    ET.parse(save("voices", table, tmp_path, {}).files["svg"])


def test_a_missing_glyph_in_a_plot_s_own_words_is_an_error_and_nothing_is_written(tmp_path: Path) -> None:
    def drawn(_: pd.DataFrame) -> Figure:
        figure = Figure()
        figure.text(0.1, 0.5, "日")
        return figure

    plot = Plot("mine", "Mine", drawn, lambda _: "alt", lambda _: "caption")
    with pytest.raises(OutputError, match="Glyph"):
        save_plot(plot, pd.DataFrame({"a": [1]}), tmp_path, {})
    assert list(tmp_path.iterdir()) == []


def test_a_font_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    def drawn(_: pd.DataFrame) -> Figure:
        figure = Figure()
        figure.text(0.1, 0.5, "a", family="No Such Font")
        return figure

    plot = Plot("mine", "Mine", drawn, lambda _: "alt", lambda _: "caption")
    with pytest.raises(OutputError, match="No Such Font"):
        save_plot(plot, pd.DataFrame({"a": [1]}), tmp_path, {})


@pytest.mark.parametrize("stem", ["../up", "a/b", "", ".hidden", "a b"])
def test_a_stem_that_is_no_file_name_is_refused(tmp_path: Path, stem: str) -> None:
    with pytest.raises(OutputError, match="file name"):
        save("voices", TABLES["voices"](2), tmp_path, {}, stem)


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match=r"file: the folder cannot be written to") as error:
        save("voices", TABLES["voices"](2), tmp_path / "file", {})
    assert "\n" not in str(error.value)


def test_when_one_file_cannot_be_placed_no_temporary_file_stays(tmp_path: Path) -> None:
    (tmp_path / "b.svg").mkdir()
    with pytest.raises(OutputError):
        write_all(tmp_path, {"b.svg": b"1", "c.png": b"2"})
    assert [path.name for path in tmp_path.iterdir()] == ["b.svg"]
