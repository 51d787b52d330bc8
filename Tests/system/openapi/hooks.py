"""What schemathesis is told of the server that it asks: see `run` beside this file.

- Each operation begins in a world that is fresh, and so does the stateful phase: what one operation
  deletes is there for the next.
- The clock stands still and goes on by a second with every request, so that runs are alike.
- A world whose key is good no more (it was rotated, or its owner removed) begins anew.
- Every other random request that is meant to be right names what the demo data have.
- A finding that known.tsv lists is dropped, and the entry noted as seen.
"""

import http.client
import json
import os
import re
from pathlib import Path

import schemathesis

VENDOR = os.environ["OPENAPI_VENDOR"]
PORT = int(os.environ["OPENAPI_PORT"])
KEY = os.environ["OPENAPI_KEY"]
SEEN = Path(os.environ["OPENAPI_SEEN"])


class Control:
    """The control plane, over one connection."""

    def __init__(self):
        self._connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=30)

    def post(self, path, body=None):
        text = json.dumps(body or {})
        self._connection.request(
            "POST", f"/_understudy/v1{path}", text, {"Content-Type": "application/json"}
        )
        answer = self._connection.getresponse()
        content = answer.read()
        assert answer.status < 300, f"{path}: {answer.status} {content}"


class Known:
    """The findings that are meant: columns vendor, operation, check, answer and reason.

    `*` stands for every operation of a vendor; the answer is a regular expression that is searched in
    the status and the body of the answer.
    """

    def __init__(self, table):
        rows = [row.split("\t") for row in table.read_text().splitlines()]
        self._rows = [row for row in rows if row[0] == VENDOR]
        self._seen = set()

    def takes(self, operation, check, answer):
        for row in self._rows:
            _, known, name, pattern, _ = row
            if known in ("*", operation) and name == check and re.search(pattern, answer):
                self._note(row)
                return True
        return False

    def _note(self, row):
        line = "\t".join(row)
        if line not in self._seen:
            self._seen.add(line)
            with SEEN.open("a") as file:
                file.write(line + "\n")


control = Control()
known = Known(Path(__file__).parent / "known.tsv")
last = None
count = 0


@schemathesis.hook
def before_call(context, case, kwargs):
    global last, count
    phase = case.meta.phase.name if case.meta else None
    place = phase if phase == "stateful" else (phase, case.operation.label)
    if place != last:
        last, count = place, 0
        control.post("/reset")
    control.post("/clock/advance", {"by": "1s"})
    if phase == "fuzzing" and case.meta.generation.mode.is_positive:
        count += 1
        if count % 2:
            name_demo_data(case)


def name_demo_data(case):
    """Puts the examples of the document in place of the values in the path."""
    for parameter in case.operation.path_parameters:
        definition = parameter.definition
        if "example" in definition:
            case.path_parameters[definition["name"]] = definition["example"]


@schemathesis.hook
def filter_case(context, case):
    """Segments that a client takes for steps lead to another path."""
    return not {".", ".."} & {str(value) for value in (case.path_parameters or {}).values()}


@schemathesis.hook
def after_call(context, case, response):
    sent = " ".join(str(value) for value in response.request.headers.values())
    if response.status_code == 401 and KEY in sent:
        control.post("/reset")


@schemathesis.hook
def filter_failure(context, failure, case, response):
    text = (response.content or b"").decode(errors="replace") if response is not None else ""
    status = response.status_code if response is not None else ""
    return not known.takes(failure.operation, failure.checks[0], f"{status} {text}")
