"""A run is good when its cells ran and its figures are those declared, whole and as they were saved."""

import hashlib
import json

import pytest

from mediastudy.batch.judge import contract_fault


def test_text_that_covers_other_text_breaks_the_contract(tmp_path):
    (tmp_path / "a.png").write_bytes(b"")
    record = {"clashes": ["'x' covers 'y'"], "files": {"a.png": hashlib.sha256(b"").hexdigest()}}
    (tmp_path / "a.json").write_text(json.dumps(record))
    assert contract_fault(tmp_path, {"a"}) == "in the figure 'a' 'x' covers 'y'"


@pytest.mark.parametrize("record", ["", "{}", '{"files": {}}', '{"files": 1}', "[]"])
def test_a_file_that_only_has_the_name_of_a_record_is_no_figure(record, tmp_path):
    (tmp_path / "a.json").write_text(record)
    assert contract_fault(tmp_path, {"a"}) == "a.json is not the record of a figure"


def test_a_picture_that_is_not_the_one_saved_breaks_the_contract(tmp_path):
    (tmp_path / "a.png").write_bytes(b"another")
    (tmp_path / "a.json").write_text(json.dumps({"files": {"a.png": hashlib.sha256(b"").hexdigest()}}))
    assert contract_fault(tmp_path, {"a"}) == "a.png of the figure 'a' was changed after it was saved"
