"""The rooms of the house import only downwards, and nothing heavy is imported before it is needed."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import mediastudy

PACKAGE = Path(mediastudy.__file__).parent
FLOORS = [
    {"errors"},
    {"names", "article", "notebook", "parallel", "writing", "project", "plural"},
    {"lexicon", "webpage"},
    {"corpus"},
    {"annotation"},
    {"copies"},
    {"metrics"},
    {"health"},
    {"tables"},
    {"models"},
    {"plots"},
    {"record"},
    {"batch"},
    {"report"},
    {"coding", "training"},
    {"cli"},
]
OWNERS = {"statsmodels": {"models"}, "papermill": {"batch"}, "seaborn": {"plots"}, "matplotlib": {"plots"}}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_the_rooms_below_it(path):
    here = room(path)
    if here in {"__init__", "__main__"}:
        return
    for name in imports(path):
        there = name.split(".")[1] if name.startswith("mediastudy.") else "errors"
        if there not in {"__version__", here}:
            assert floor(there) < floor(here), f"{here} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_heavy_library_has_one_room(path):
    for name in imports(path):
        owners = OWNERS.get(name.split(".")[0])
        assert owners is None or room(path) in owners, f"{path} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_short(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            assert not body or body[-1].end_lineno - body[0].lineno < 30, f"{node.name} is long"


def test_importing_the_package_imports_nothing_heavy():
    code = "import mediastudy, sys; print([m for m in ('numpy', 'pandas', 'nltk', 'matplotlib') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom mediastudy.cli import program\n"
        "try: program(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('numpy', 'pandas', 'pyarrow', 'matplotlib', 'papermill') if m in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).splitlines()[-1] == "[]"
