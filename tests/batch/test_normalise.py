"""Two runs of a notebook give the same bytes, but for the declared block."""

import copy
import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mediastudy.batch.normalise import normalise, normalise_file

PLACES = {"$BATCH": Path("/home/ada/runs/one"), "$PROJECT": Path("/home/ada")}


def stream(name, *text):
    return {"output_type": "stream", "name": name, "text": list(text)}


def code(source, *outputs, tags=(), **metadata):
    about = {"tags": list(tags), **metadata}
    return {"cell_type": "code", "id": "a1", "metadata": about, "source": source, "outputs": list(outputs)}


def notebook(*cells, **metadata):
    return {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def rest(content):
    """Return what is outside the declared block."""
    about = {**content["metadata"], "mediastudy": {**content["metadata"]["mediastudy"], "run": None}}
    return {**content, "metadata": about}


def test_times_move_into_the_declared_block():
    found = normalise(notebook(code("1", papermill={"duration": 2.5}), papermill={"end_time": "now"}), {})
    assert found["metadata"]["mediastudy"]["run"]["papermill"] == {"end_time": "now"}
    assert found["metadata"]["mediastudy"]["run"]["cells"] == [{"papermill": {"duration": 2.5}}]
    assert found["cells"][0]["metadata"] == {"tags": []}


def test_what_the_notebook_declares_stays():
    found = normalise(notebook(mediastudy={"figures": ["01_x"]}), {})
    assert found["metadata"]["mediastudy"]["figures"] == ["01_x"]


def test_the_injected_cell_always_has_the_same_id():
    assert (
        normalise(notebook(code("x = 1", tags=["injected-parameters"])), {})["cells"][0]["id"] == "injected-parameters"
    )


def test_the_longest_place_names_a_path_and_a_longer_name_is_another_place():
    text = "/home/ada/runs/one/a \x1b[0;32m/home/ada/x /home/adam /mnt/home/ada"
    cell = normalise(notebook(code("", stream("stdout", text))), PLACES)["cells"][0]
    assert cell["outputs"][0]["text"] == ["$BATCH/a \x1b[0;32m$PROJECT/x /home/adam /mnt/home/ada"]


def test_code_that_was_not_injected_is_left_alone():
    assert normalise(notebook(code("open('/home/ada/x')")), PLACES)["cells"][0]["source"] == "open('/home/ada/x')"


def test_a_picture_is_left_alone():
    data = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"image/png": "/home/ada", "text/plain": "/home/ada"},
    }
    found = normalise(notebook(code("", data)), PLACES)["cells"][0]["outputs"][0]["data"]
    assert found == {"image/png": "/home/ada", "text/plain": "$PROJECT"}


def test_addresses_and_the_files_of_a_kernel_say_nothing():
    text = "<f at 0x7fa3c1d2e0b0> /tmp/ipykernel_4711/123456.py:3: UserWarning"
    found = normalise(notebook(code("", stream("stderr", text))), {})["cells"][0]["outputs"]
    assert found == [stream("stderr", "<f at 0x0> <cell>:3: UserWarning")]


def test_a_picture_parts_the_stream_before_it_from_the_stream_after_it():
    shown = {"output_type": "display_data", "metadata": {}, "data": {}}
    found = normalise(notebook(code("", stream("stdout", "a"), shown, stream("stdout", "b"))), {})
    assert [output["output_type"] for output in found["cells"][0]["outputs"]] == ["stream", "display_data", "stream"]


PIECES = st.lists(st.tuples(st.sampled_from(["stdout", "stderr"]), st.text("ab\n", min_size=1)), max_size=8)


@settings(deadline=None)
@given(PIECES)
def test_where_standard_output_was_cut_does_not_show(pieces):
    whole = [(name, "".join(text for each, text in pieces if each == name)) for name in ("stdout", "stderr")]
    cut, joined = (notebook(code("", *(stream(*each) for each in some))) for some in (pieces, whole))
    assert normalise(cut, {}) == normalise(joined, {})


@settings(deadline=None)
@given(PIECES)
def test_what_is_normal_stays_as_it_is_and_nothing_is_changed_in_place(pieces):
    given = notebook(code("", *(stream(*each) for each in pieces), papermill={"duration": 1}))
    before = copy.deepcopy(given)
    once = normalise(given, PLACES)
    assert given == before
    assert rest(normalise(once, PLACES)) == rest(once)


def test_a_file_is_written_whole_with_its_letters(tmp_path):
    path = tmp_path / "n.ipynb"
    path.write_text(json.dumps(notebook(code("'é'"))), encoding="utf-8")
    normalise_file(path, {})
    assert "'é'" in path.read_text(encoding="utf-8")
    assert [each.name for each in tmp_path.iterdir()] == ["n.ipynb"]
