"""Disks that are full or read-only."""

import contextlib
import json
import os
import shutil
import subprocess

from subject import CONTROL, FROZEN, PATIENCE, Subject, amount

WORKSPACES = "/miosa/api/v1/workspaces"


class DiskTests(Subject):
    # -- Full ----------------------------------------------------------------------------------

    def write(self, server, name):
        """One write of some size: its status, its body, and the id where there is one."""
        status, headers, text = server.ask(
            "POST", WORKSPACES, {"name": name, "metadata": {"filler": "x" * 8000}})
        return status, headers, text, json.loads(text).get("id") if status == 201 else None

    def filled(self, server, place, made):
        """Writes until the disk takes no more; the answer to the write that it did not take."""
        for _ in range(10_000):
            status, headers, text, id_ = self.write(server, f"until full {len(made)}")
            if id_ is None:
                return status, headers, text
            made.append(id_)
        self.fail(f"the disk did not fill: {shutil.disk_usage(place)}")

    def lost(self, server, made):
        return [each for each in made if server.get(f"{WORKSPACES}/{each}")[0] != 200]

    def test_a_full_disk_refuses_writes_and_loses_none_that_was_acknowledged(self):
        place = self.disk("3m")
        server = self.serve("--quiet", "--state", place / "state", *FROZEN)
        made = []
        for size in [*range(4, 4 + amount(2, 12)), None]:
            status, headers, text = self.filled(server, place, made)
            self.assertGreaterEqual(status, 500, text)
            self.assertIn("error", json.loads(text), "not in the vendor's words")
            self.assertIn("disk is full", headers["X-Understudy-Diagnosis"])
            # What only reads is answered all the same, at every vendor.
            self.assertEqual(self.lost(server, made), [])
            for path in ("/orgo/api/workspaces", "/phala/api/v1/workspaces", CONTROL + "/clock"):
                self.assertEqual(server.get(path)[0], 200, path)
            if size:
                self.resize(place, f"{size}m")
                # No restart is needed.
                status, _, text, id_ = self.write(server, f"after {size}")
                self.assertEqual(status, 201, text)
                made.append(id_)
        self.end(server)
        self.resize(place, "64m")
        server = self.serve("--quiet", "--state", place / "state")
        self.assertEqual(self.lost(server, made), [])
        self.assertEqual(self.write(server, "anew")[0], 201)
        self.end(server)

    def test_a_start_on_a_full_disk_serves_what_is_there_or_says_why_not(self):
        place = self.disk("3m")
        server = self.serve("--quiet", "--state", place / "state", *FROZEN)
        made = []
        self.filled(server, place, made)
        server.process.kill()
        server.process.wait()
        with contextlib.suppress(OSError), open(place / "filler", "wb", buffering=0) as filler:
            while True:
                filler.write(b"x" * 512)
        again = self.begin(
            "serve", "--port", "0", "--port-file", "port", "--quiet", "--state", place / "state")
        (self.folder / "port").unlink(missing_ok=True)
        self.await_(lambda: again.poll() is not None or (self.folder / "port").exists())
        if again.poll() is None:
            again.terminate()
            self.assertEqual(again.wait(PATIENCE), 0)
        else:
            self.assertEqual(again.returncode, 1)
            self.assertRegex(
                self.complaints(), "no space left on device|the disk is full|disk I/O error")
        (place / "filler").unlink(missing_ok=True)
        self.resize(place, "64m")
        server = self.serve("--quiet", "--state", place / "state")
        self.assertEqual(self.lost(server, made), [])
        self.end(server)

    def test_outputs_on_a_full_disk_fail_the_run_and_stop_no_answer(self):
        if not os.path.exists("/dev/full"):
            self.cannot_run("there is no /dev/full")
        with open("/dev/full", "wb") as full:
            server = self.serve(stdout=full, stderr=full)
            for number in range(50):
                self.assertEqual(server.get(f"{WORKSPACES}?limit={number + 1}")[0], 200)
            self.end(server)
        for option in ("--record", "--summary-json", "--coverage-html"):
            with self.subTest(option):
                done = self.begin("run", "--quiet", option, "/dev/full", "--", "true")
                self.assertEqual(done.wait(PATIENCE), 1)
                self.assertIn("/dev/full: no space left on device", self.complaints())

    # -- Read-only -----------------------------------------------------------------------------

    def test_a_disk_that_is_read_only_is_refused_by_name(self):
        place = self.disk("16m")
        for state in ("made", "new"):
            with self.subTest(state):
                if state == "made":
                    server = self.serve("--quiet", "--state", place / state, *FROZEN)
                    _, _, _, id_ = self.write(server, "kept")
                    self.end(server)
                (self.folder / "errors").unlink(missing_ok=True)
                subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True)
                again = self.begin("serve", "--port", "0", "--quiet", "--state", place / state)
                self.assertEqual(again.wait(PATIENCE), 1)
                self.assertRegex(self.complaints(), f"^understudy: .*{state}.*read-only")
                subprocess.run(["mount", "-o", "remount,rw", str(place)], check=True)
        server = self.serve("--quiet", "--state", place / "made")
        self.assertEqual(self.lost(server, [id_]), [])
        self.end(server)
