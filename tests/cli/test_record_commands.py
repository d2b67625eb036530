"""verify, whence, cite, diff and crate at the command line: exit codes, one clear line for a mistake, real reruns."""

import json
import shutil
from pathlib import Path

import pytest

from mediastudy.record.manifest import read_manifest, write_manifest

from ..record.runs import STEM, changed, make_run, table
from .test_cli import run

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    make_run(folder)
    return folder


@pytest.fixture
def copied(figures, tmp_path):
    return Path(shutil.copytree(figures, tmp_path / "figures"))


def test_quick_verification_of_untouched_files_ends_with_0(figures, capsys):
    assert run("verify", str(figures), "--quick") == 0
    assert capsys.readouterr().out.endswith("2 checked: 2 files as in the manifest.\n")


def test_an_altered_figure_ends_with_1_and_nothing_is_run(copied, capsys):
    (copied / f"{STEM}.svg").write_text("<svg/>")
    assert run("verify", str(copied)) == 1
    assert f"{STEM}: ALTERED" in capsys.readouterr().out


def missing(folder):
    (folder / f"{STEM}.png").unlink()


def by_hand(folder):
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace('"1111111111111111"', '"2111111111111111"'))


def newer(folder):
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace("mediastudy-manifest/1", "mediastudy-manifest/2"))


def gone(folder):
    (folder / "manifest.json").unlink()


BAD = [
    (missing, "it is not there"),
    (by_hand, "changed after it was written"),
    (newer, "update mediastudy"),
    (gone, "cannot be read"),
]


@pytest.mark.parametrize(("harm", "message"), BAD)
@pytest.mark.parametrize("command", [["verify"], ["verify", "--quick"], ["crate", "--into", "crate.zip"]])
def test_a_figure_set_that_cannot_be_trusted_is_one_line_and_2(command, harm, message, copied, capsys, monkeypatch):
    monkeypatch.chdir(copied.parent)
    harm(copied)
    assert run(command[0], str(copied), *command[1:]) == 2
    said = capsys.readouterr().err
    assert message in said and said.count("\n") == 1
    assert not (copied.parent / "crate.zip").exists()


def test_verify_asks_for_a_corpus_that_it_cannot_know(figures, capsys):
    assert run("verify", str(figures)) == 2
    assert "made from a corpus called 'harbour'" in capsys.readouterr().err


def test_verify_does_not_write_over_what_it_compares_with(figures, capsys):
    assert run("verify", str(figures), "--into", str(figures), "--corpus", "data/sample") == 2
    assert "give --into another folder" in capsys.readouterr().err


def test_whence_of_a_current_figure_ends_with_0(figures, capsys):
    assert run("whence", str(figures / f"{STEM}.png"), "--manifest", str(figures)) == 0
    assert "state       current" in capsys.readouterr().out


def test_whence_of_a_stale_figure_ends_with_1_and_says_why(figures, tmp_path, capsys):
    make_run(tmp_path, table(), parameters={"top": 5})
    assert run("whence", str(figures / f"{STEM}.svg"), "--manifest", str(tmp_path)) == 1
    assert "STALE: the manifest has a newer one (parameter top: not there → 5)" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["plain.png", "paper.tex", "gone.pdf", "text.docx"])
def test_whence_of_a_file_without_provenance_is_one_line_and_2(name, figures, tmp_path, capsys):
    if name != "gone.pdf":
        (tmp_path / name).write_text("Nothing of ours.")
    assert run("whence", str(tmp_path / name), "--manifest", str(figures)) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_codes_for_the_terminal_in_a_file_from_elsewhere_are_not_printed(tmp_path, capsys):
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    texts.add_text("mediastudy:figure", "\x1b[2Jvoices")
    texts.add_text("mediastudy:provenance", '{"notebook": "\\u001b]0;x"}')
    Image.new("L", (2, 2)).save(tmp_path / "x.png", pnginfo=texts)
    run("whence", str(tmp_path / "x.png"))
    out = capsys.readouterr().out
    assert "voices" in out and "\x1b" not in out


def test_cite_prints_what_was_asked_for(figures, capsys):
    assert run("cite", str(figures / f"{STEM}.pdf"), "--as", "csl") == 0
    assert json.loads(capsys.readouterr().out)[0]["type"] == "graphic"


def test_an_unknown_figure_is_answered_with_the_nearest(figures, capsys):
    assert run("cite", "02_hedges_by_voic", "--manifest", str(figures)) == 2
    assert f"Did you mean '{STEM}'?" in capsys.readouterr().err


def test_diff_of_equal_runs_ends_with_0_and_of_others_with_1(figures, tmp_path, capsys):
    data = table()
    data.loc[0, "rate"] *= 2
    make_run(tmp_path / "new", data)
    assert run("diff", str(figures), str(figures)) == 0
    assert run("diff", str(figures), str(tmp_path / "new"), "--html", str(tmp_path / "page.html")) == 1
    assert "1 numbers moved" in capsys.readouterr().out
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_crate_is_written_as_one_file(figures, tmp_path):
    assert run("crate", str(figures), "--into", str(tmp_path / "crate.zip"), "--date", "2026-11-01") == 0
    assert [path.name for path in tmp_path.iterdir()] == ["crate.zip"]


def test_a_date_that_is_none_is_named(figures, tmp_path, capsys):
    assert run("crate", str(figures), "--into", str(tmp_path / "x"), "--date", "yesterday") == 2
    assert "--date takes YYYY-MM-DD" in capsys.readouterr().err


ARTICLES = [
    ("a", "Harbour Post", "The dam may leak, perhaps. It will be mended, the mayor said."),
    ("b", "Harbour Post", "Rain fell on the quay. It might fall again, and the ferry could be late."),
    ("c", "Vale Echo", "The council voted. Costs will possibly rise, said the treasurer."),
    ("d", "Vale Echo", "The bridge is closed. It may open in spring."),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project of one notebook and four articles, its figures made once by the real program."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "pyproject.toml").write_text("")
    (folder / "notebooks").mkdir()
    shutil.copy(NOTEBOOKS / "05_outlet_models.ipynb", folder / "notebooks")
    write_articles(folder / "sample.jsonl", ARTICLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run("reproduce", "--corpus", "sample.jsonl", "--into", "figures", "--jobs", "1") == 0
    return folder


def write_articles(path, articles):
    rows = [{"id": name, "outlet": outlet, "date": "2024-01-01", "text": text} for name, outlet, text in articles]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def verified(project, monkeypatch, capsys, *arguments):
    monkeypatch.chdir(project)
    code = run("verify", "figures", "--corpus", "sample.jsonl", "--jobs", "1", *arguments)
    return code, capsys.readouterr().out


@pytest.mark.slow
def test_the_same_work_makes_the_same_bytes(project, monkeypatch, capsys):
    code, said = verified(project, monkeypatch, capsys)
    made = len(read_manifest(Path("figures"))["figures"]) + 1  # numbers.tex
    assert (code, said.splitlines()[-1]) == (0, f"{made} checked: {made} identical bytes.")


@pytest.mark.slow
def test_a_changed_text_is_found_and_the_article_named(project, tmp_path, monkeypatch, capsys):
    changed_text = [(name, outlet, text.replace("may leak, perhaps", "leaks")) for name, outlet, text in ARTICLES]
    write_articles(tmp_path / "other.jsonl", changed_text)
    code, said = verified(project, monkeypatch, capsys, "--corpus", str(tmp_path / "other.jsonl"))
    assert code == 1
    assert "05_outlet_rates: CHANGED" in said and "    data: 1 of 4 articles changed (a)\n" in said
    assert "lexicon" not in said and "version" not in said


@pytest.mark.slow
def test_a_changed_lexicon_is_found_and_named(project, tmp_path, monkeypatch, capsys):
    from mediastudy.lexicon import shipped

    text = shipped()["hedges"].read_text(encoding="utf-8")
    assert '"perhaps"' in text
    (tmp_path / "mine.toml").write_text(text.replace('"perhaps"', '"perchance"'), encoding="utf-8")
    code, said = verified(project, monkeypatch, capsys, "--lexicon", f"hedges={tmp_path / 'mine.toml'}")
    assert code == 1
    assert "lexicon hedges: changed under version" in said and "data:" not in said


@pytest.mark.slow
def test_a_changed_parameter_is_found_and_named(project, monkeypatch, capsys):
    code, said = verified(project, monkeypatch, capsys, "-p", "metrics", "hedges")
    assert code == 1
    assert "parameter metrics: ['hedges_own', 'attributions', 'anonymous_mentions'] → ['hedges']" in said


@pytest.mark.slow
@pytest.mark.parametrize(
    "fault",
    [
        (("environment", "packages", "matplotlib"), "2.0.0", "version: matplotlib 2.0.0 →"),
        (("environment", "font"), {"name": "Arial.ttf", "sha256": "0"}, "font: Arial.ttf → DejaVuSans.ttf"),
    ],
)
def test_another_environment_is_named_when_the_look_changes(fault, project, tmp_path, monkeypatch, capsys):
    """The figures of another matplotlib, or another font, are stood in for by a picture drawn otherwise."""
    (keys, value, cause), stem = fault, "05_outlet_rates"
    figures = Path(shutil.copytree(project / "figures", tmp_path / "figures"))
    redraw(figures, stem)
    content = changed(read_manifest(figures), *keys, to=value)
    record = json.loads((figures / f"{stem}.json").read_text(encoding="utf-8"))
    write_manifest(figures, changed(content, "figures", stem, to=record))
    monkeypatch.chdir(project)
    assert run("verify", str(figures), "--corpus", "sample.jsonl", "--jobs", "1") == 0
    said = capsys.readouterr().out
    assert f"{stem}: same data, different look\n    {cause}" in said
    assert f"{len(content['figures'])} identical bytes" in said  # numbers.tex stands for the one redrawn


def redraw(figures, stem):
    from PIL import Image

    from mediastudy.plots.files import pixels, sha256

    picture = Image.open(figures / f"{stem}.png")
    picture.putpixel((0, 0), (0, 0, 0, 255))
    picture.save(figures / f"{stem}.png")
    record = json.loads((figures / f"{stem}.json").read_text(encoding="utf-8"))
    data = (figures / f"{stem}.png").read_bytes()
    record["files"][f"{stem}.png"], record["pixels"] = sha256(data), pixels(data)
    (figures / f"{stem}.json").write_text(json.dumps(record), encoding="utf-8")
