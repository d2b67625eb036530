"""The pages under docs/ describe every measure, and what is linked or cited exists."""

import re
from pathlib import Path

import pytest

import mediastudy
from mediastudy.metrics import EXPOSURES, METRICS
from mediastudy.tables.outlets import BY_VOICE, PER_1000_WORDS
from mediastudy.tables.rows import MARK_COLUMNS
from mediastudy.tables.store import article_schema

PACKAGE = Path(mediastudy.__file__).parent
ROOT = PACKAGE.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("README.md"), *DOCS.glob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
CITED = re.compile(r"codebook,? sections? (\d+(?:\.\d+)?)(?: (?:to|and) (\d+(?:\.\d+)?))?", re.IGNORECASE)
LAST_CELL = re.compile(r"^\|.*\| ([\d., ]+) \|$", re.MULTILINE)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def table(heading: str) -> dict[str, list[str]]:
    """Return the cells of each row that begins with a name in code, under a heading of measures.md."""
    part = read(DOCS / "measures.md").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = (line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| `"))
    return {cells[0].strip("`"): cells[1:] for cells in rows}


def anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def headings(page: Path) -> list[str]:
    return re.findall(r"^#+ (.+)$", read(page), re.MULTILINE)


def sections() -> set[str]:
    return {match[1] for line in headings(DOCS / "codebook.md") if (match := re.match(r"(\d+(?:\.\d+)?)\.? ", line))}


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_has_a_definition_a_unit_and_a_rule(metric):
    definition, unit, _, rule = table("Metrics: the counts of an article")[metric]
    assert len(definition) > 10
    assert unit and rule


@pytest.mark.parametrize("metric", METRICS)
def test_the_page_gives_the_exposure_that_the_rates_use(metric):
    exposure = table("Metrics: the counts of an article")[metric][2]
    if exposure == "-":
        assert metric.startswith(("words", "sentences"))
    else:
        assert exposure == f"`{EXPOSURES.get(metric, 'words')}`"


def test_no_metric_is_described_that_does_not_exist():
    assert list(table("Metrics: the counts of an article")) == list(METRICS)


def test_the_rates_of_the_outlet_table_are_described():
    described = table("The outlet table")
    rated = [*PER_1000_WORDS, *(f"hedges_{voice}" for voice in BY_VOICE)]
    assert {f"{metric}_per_1000" for metric in rated} <= set(described)


def test_every_column_of_the_marks_is_described_in_its_order():
    described = table("The marks table")
    assert list(described) == list(MARK_COLUMNS)
    assert all(cells[0] for cells in described.values())


def test_every_column_of_the_article_table_is_described_in_its_order():
    assert list(table("The article table")) == article_schema([], {}).names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_leads_to_a_file_and_a_heading(page):
    for link in LINK.findall(read(page)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, place = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{page.name}: {link}"
        assert not place or place in map(anchor, headings(target)), f"{page.name}: {link}"


def test_every_section_that_the_package_cites_stands_in_the_codebook():
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.toml")]
    cited = {number for file in files for pair in CITED.findall(read(file)) for number in pair if number}
    assert {"1", "2", "3", "4"} <= cited
    assert cited <= sections()


def test_every_section_that_the_measures_cite_stands_in_the_codebook():
    cited = {number for cell in LAST_CELL.findall(read(DOCS / "measures.md")) for number in cell.split(", ")}
    assert {"1.10", "2.7", "3.5"} <= cited <= sections()
