"""A server that is killed at any moment has kept all that it acknowledged."""

import http.client
import json
import random
import shutil
import signal
import threading
import time

from subject import CONTROL, FROZEN, Subject, amount

KILLS = amount(15, 200)

# What a client writes at each vendor: where, how, where its id stands, and where it is read.
WRITES = {
    "miosa": (
        "/miosa/api/v1/workspaces", lambda name: {"name": name}, ["id"],
        "/miosa/api/v1/workspaces/{}"),
    "strongly": (
        "/strongly/api/v1/projects", lambda name: {"name": name, "description": name},
        ["projectId"], "/strongly/api/v1/projects/{}"),
    "phala": (
        "/phala/api/v1/workspace/webhooks",
        lambda name: {"name": name, "url": "https://hooks.example.com", "events": ["cvm.started"]},
        ["id"], "/phala/api/v1/workspace/webhooks/{}"),
    "cadenya": (
        "/cadenya/v1/workspaces/development/memory_layers",
        lambda name: {"metadata": {"name": name}, "spec": {"type": "MEMORY_LAYER_TYPE_EPISODIC"}},
        ["metadata", "id"], "/cadenya/v1/workspaces/development/memory_layers/{}"),
    "orgo": (
        "/orgo/api/workspaces", lambda name: {"name": name}, ["id"], "/orgo/api/workspaces/{}"),
}


class Writer(threading.Thread):
    """A client that writes to one vendor until the server is gone, and notes what was acknowledged.

    Every other thing is deleted again."""

    def __init__(self, server, vendor, round_):
        super().__init__(daemon=True)
        self.server, self.vendor, self.round = server, vendor, round_
        self.kept, self.deleted, self.refused = set(), set(), []

    def run(self):
        path, body, place, one = WRITES[self.vendor]
        connection = self.server.http()
        number = 0
        while True:
            number += 1
            try:
                status, _, text = self.server.ask(
                    "POST", path, body(f"{self.round} {number}"), connection=connection)
                if status not in (200, 201):
                    self.refused.append((status, text))
                    return
                found = json.loads(text)
                for member in place:
                    found = found[member]
                self.kept.add(found)
                if number % 2:
                    # From here on until the answer nobody knows.
                    self.kept.discard(found)
                    status, _, text = self.server.ask(
                        "DELETE", one.format(found), connection=connection)
                    if not 200 <= status < 300:
                        self.refused.append((status, text))
                        return
                    self.deleted.add(found)
            except (OSError, http.client.HTTPException):
                connection.close()
                if self.server.process.poll() is not None:
                    return
                time.sleep(0.002)


class Mover(threading.Thread):
    """A client that moves the clock until the server is gone."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.reached = server, ""

    def run(self):
        while True:
            try:
                status, _, text = self.server.ask("POST", CONTROL + "/clock/advance", {"by": "1s"})
                if status == 200:
                    self.reached = json.loads(text)["now"]
                time.sleep(0.01)
            except (OSError, http.client.HTTPException):
                if self.server.process.poll() is not None:
                    return
                time.sleep(0.002)


class KillTests(Subject):
    def test_no_acknowledged_write_and_no_move_of_the_clock_is_lost(self):
        chance = random.Random(20260517)
        kept, deleted, lost = {}, {}, []
        reached = ""
        for vendor in WRITES:
            kept[vendor], deleted[vendor] = set(), set()
        checked = acknowledged = 0
        for kill in range(KILLS):
            # Limits of the vendors end a directory's life before the kills do.
            if kill % 10 == 0:
                shutil.rmtree(self.folder / "state", ignore_errors=True)
                kept = {vendor: set() for vendor in WRITES}
                deleted = {vendor: set() for vendor in WRITES}
                reached = ""
            server = self.serve("--quiet", "--state", "state", *(FROZEN if kill % 10 == 0 else ()))
            writers = [Writer(server, vendor, kill) for vendor in WRITES]
            mover = Mover(server)
            for client in [*writers, mover]:
                client.start()
            time.sleep(chance.uniform(0, 0.4))
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
            for client in [*writers, mover]:
                client.join()
            for writer in writers:
                self.assertEqual(writer.refused, [], writer.vendor)
                kept[writer.vendor] |= writer.kept
                deleted[writer.vendor] |= writer.deleted
                acknowledged += len(writer.kept) + 2 * len(writer.deleted)
            reached = max(reached, mover.reached)
            # The next start is killed too, now and then, before it has looked at everything.
            if kill % 3 == 0:
                again = self.begin("serve", "--port", "0", "--quiet", "--state", "state")
                time.sleep(chance.uniform(0, 0.1))
                again.kill()
                again.wait()
            server = self.serve("--quiet", "--state", "state")
            now = server.control("GET", "/clock")["now"]
            self.assertGreaterEqual(now, reached, f"kill {kill}")
            for vendor, (_, _, _, one) in WRITES.items():
                connection = server.http()
                for found, right in (
                    *((each, 200) for each in kept[vendor]),
                    *((each, 404) for each in deleted[vendor]),
                ):
                    status, _, _ = server.ask("GET", one.format(found), connection=connection)
                    checked += 1
                    if status != right:
                        lost.append((kill, vendor, found, status, right))
                connection.close()
            self.end(server)
        self.measured(
            f"{len(lost)} of {acknowledged} acknowledged writes lost in {KILLS} kills ({checked} looks)")
        self.assertEqual(lost, [])
        self.assertGreater(acknowledged, KILLS)
