"""Work: what decides the tables of a corpus is named, by content, in their facts."""

import hashlib
import json

from mediastudy.tables import Work


def test_the_facts_name_the_map_of_outlets_and_the_events_wherever_they_are(tmp_path):
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "a", "outlet": "x", "date": "", "text": "It may rain."}))
    (tmp_path / "map.toml").write_text('[[outlets]]\nname = "Harbour Post"\nspellings = ["x"]\n')
    (tmp_path / "e.csv").write_text("id,event\na,storm\n")
    work = Work(tmp_path / "c.jsonl", outlets=tmp_path / "map.toml", events=tmp_path / "e.csv")
    named = work.facts(work.look())["corpus"]
    digest = hashlib.sha256((tmp_path / "map.toml").read_bytes()).hexdigest()
    assert named["outlets_map"] == {"name": "map.toml", "sha256": digest}
    assert named["events"]["name"] == "e.csv"


def test_without_them_there_is_no_word_of_them(tmp_path):
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "a", "outlet": "x", "date": "", "text": "It may rain."}))
    work = Work(tmp_path / "c.jsonl")
    assert not {"outlets_map", "events"} & set(work.facts(work.look())["corpus"])
