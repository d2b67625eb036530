"""What a figure carries to say where it comes from: names and digests, no place on anybody's machine."""

import hashlib

from mediastudy.record.provenance import provenance

FACTS = {"corpus": {"name": "sample"}, "lexicons": {}}


def parameters(**given):
    return provenance("none", FACTS, **given)["parameters"]


def test_a_file_is_told_by_its_name_and_digest_wherever_it_lies(tmp_path):
    (tmp_path / "mine.toml").write_bytes(b"a")
    digest = hashlib.sha256(b"a").hexdigest()
    assert parameters(scheme=str(tmp_path / "mine.toml")) == {"scheme": f"mine.toml (sha256 {digest})"}


def test_all_else_is_told_as_it_was_given(tmp_path):
    given = {"scheme": "codebook", "top": 5, "outlets": ["/a"], "words": "/no/such/file", "long": "/" + "x" * 5000}
    assert parameters(**given) == given
