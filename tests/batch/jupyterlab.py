"""A real JupyterLab server, asked what its page asks it: notebooks over HTTP, cells over a kernel's web socket."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import Request, urlopen

import websocket

from tests.batch.tiny import TOP, wait_for

PATIENCE = 120.0
"""Seconds for the answer to a cell."""


class Lab(NamedTuple):
    """A server of JupyterLab: its address, and the token without which it answers nobody."""

    url: str
    token: str

    def ask(self, method: str, path: str, content: Any = None) -> Any:
        """Return what the server answers to a request, if that is JSON; raises HTTPError when it refuses."""
        body = None if content is None else json.dumps(content).encode()
        headers = {"Authorization": f"token {self.token}", "Content-Type": "application/json"}
        with urlopen(Request(self.url + path, body, headers, method=method), timeout=PATIENCE) as answer:
            return json.loads(answer.read() or "null")


@contextmanager
def jupyterlab(folder: Path) -> Iterator[Lab]:
    """Yield a server whose files begin at `folder`; what it keeps for itself is in there too, nothing of the user's."""
    kept = folder / ".jupyter"
    own = {name: str(kept) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")}
    env = {**os.environ, **own, "PYTHONPATH": str(TOP)}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    kept.mkdir()
    with (kept / "server.log").open("wb") as log:
        server = subprocess.Popen([*command, f"--ServerApp.root_dir={folder}"], cwd=folder, env=env, stderr=log)
    try:
        wait_for(lambda: [path for path in kept.glob("jpserver-*.json") if path.read_text().rstrip().endswith("}")])
        about = json.loads(next(kept.glob("jpserver-*.json")).read_text())
        yield Lab(about["url"], about["token"])
    finally:
        server.terminate()
        server.wait(30)


def run_all_cells(lab: Lab, path: str) -> dict[str, Any]:
    """Open a notebook, run its code cells in their order in a kernel of its own, save it, and return it.

    As in the page the first error ends it; the kernel is shut down.
    """
    made = lab.ask("GET", f"api/contents/{path}?type=notebook")["content"]
    kernel = {"name": made["metadata"]["kernelspec"]["name"]}
    session = lab.ask("POST", "api/sessions", {"path": path, "name": path, "type": "notebook", "kernel": kernel})
    socket = f"ws{lab.url.removeprefix('http')}api/kernels/{session['kernel']['id']}/channels"
    line = websocket.create_connection(socket, PATIENCE, header=[f"Authorization: token {lab.token}"])
    try:
        for number, cell in enumerate((cell for cell in made["cells"] if cell["cell_type"] == "code"), 1):
            cell["execution_count"], cell["outputs"] = number, _outputs(line, cell["source"])
            if [output for output in cell["outputs"] if output["output_type"] == "error"]:
                break
    finally:
        line.close()
        lab.ask("DELETE", f"api/sessions/{session['id']}")
    lab.ask("PUT", f"api/contents/{path}", {"type": "notebook", "format": "json", "content": made})
    return made


def _outputs(line: websocket.WebSocket, source: str) -> list[dict[str, Any]]:
    """Run a cell and return its outputs; it has ended when the kernel has replied and is idle again."""
    name = uuid.uuid4().hex
    header = {"msg_id": name, "msg_type": "execute_request", "session": "page", "username": "", "version": "5.3"}
    content = {"code": source, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
    asked = {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}
    line.send(json.dumps(asked))
    outputs, awaited = [], {"execute_reply", "idle"}
    while awaited:
        said = json.loads(line.recv())
        if said["parent_header"].get("msg_id") == name:
            kind, what = said["header"]["msg_type"], said["content"]
            awaited -= {kind, what.get("execution_state")}
            if kind in ("stream", "display_data", "execute_result", "error"):
                what.pop("transient", None)
                outputs.append({"output_type": kind, **what})
    return outputs
