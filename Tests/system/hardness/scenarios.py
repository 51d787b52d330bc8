"""Files of YAML that are small to write and large to read: scenarios, configurations, compose files."""

import os
import threading
import time

from subject import FROZEN, PATIENCE, Subject

# What a process may need for one of them.
MEMORY = 512 << 20

YAML_BOMBS = {
    "laughs": "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)),
    "laughs in keys": "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} {{? [*a{n - 1}, *a{n - 1}] : 1}}\n" for n in range(1, 40)),
    "laughs in a list": "- &a0 [x, x]\n" + "".join(
        f"- &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60)),
    "laughs that are merged": "a0: &a0 {x: 1}\n" + "".join(
        f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}], k{n}: 1}}\n" for n in range(1, 30)),
    "an alias of what it is in": "scenario: &a [*a, *a]\n",
    "an alias of a mapping that it is a key of": "&a {*a : 1}\n",
    "lists in lists": "[" * 100_000,
    "lists in lists that end": "a: " + "[" * 20_000 + "]" * 20_000,
    "mappings in mappings": "{a: " * 50_000,
    "lists in lists, by lines": "- " * 50_000 + "x",
    "mappings in mappings, by depth": "".join(" " * n + f"k{n}:\n" for n in range(3000)),
    "questions": "? " * 50_000,
    "a text": "name: " + "x" * 2_000_000,
    "a text in lines": "name: |\n" + "  x\n" * 500_000,
    "a text in folds": "name: >\n" + "  x\n\n" * 300_000,
    "quotes that do not end": 'name: "' + "x\\\n" * 300_000,
    "anchors": "".join(f"k{n}: &a{n} 1\n" for n in range(100_000)),
    "aliases of one text": "a: &a x\nb: [" + ", ".join(["*a"] * 200_000) + "]\n",
    "aliases of a long text": (
        "a: &a " + "x" * 100_000 + "\nb: [" + ", ".join(["*a"] * 20_000) + "]\n"),
    "keys": "".join(f"k{n}: 1\n" for n in range(100_000)),
    "one key": "name: 1\n" * 100_000,
    "rules": "scenario: 1\nname: x\nfaults:\n" + "".join(
        f"  - {{name: r{n}, then: {{delay: 1ms}}}}\n" for n in range(20_000)),
    "rules with keys that are none": "scenario: 1\nname: x\nfaults:\n" + "".join(
        f"  - {{nam{n}: r, then: {{delai{n}: 1ms}}}}\n" for n in range(20_000)),
    "documents": "---\na: 1\n" * 100_000,
    "a tag": "a: 1\nb: !" + "t" * 500_000 + " 1\n",
    "a comment": "#" * 2_000_000 + "\nscenario: 9\n",
    "colons": "a: " + ": " * 100_000,
    "directives": "%TAG ! tag:x,2000:\n" * 50_000 + "---\na: 1\n",
    "digits": "scenario: " + "9" * 500_000 + "\n",
    "an exponent": "scenario: 1e999999999\n",
    "bytes": bytes(range(256)) * 1000,
    "no UTF-8": b"name: " + b"\xff" * 100_000,
    "zeros": bytes(200_000),
}


class ScenarioTests(Subject):
    def command(self, *words):
        """A command that must end by itself: its exit code, the most memory that it had, and what
        it said. One that does not end is killed, for its code is then none of those that are right."""
        for name in ("log", "errors"):
            (self.folder / name).unlink(missing_ok=True)
        process = self.begin(*words)
        killer = threading.Timer(PATIENCE, process.kill)
        killer.start()
        _, status, usage = os.wait4(process.pid, 0)
        killer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        said = self.complaints() + (self.folder / "log").read_text(errors="replace")
        return process.returncode, usage.ru_maxrss * 1024, said

    def each_file(self, file, right, *words):
        """Lets a command read each of the files."""
        slowest, largest = (0, None), (0, None)
        for name, text in YAML_BOMBS.items():
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
            with self.subTest(name):
                began = time.monotonic()
                code, memory, said = self.command(*words)
                slowest = max(slowest, (time.monotonic() - began, name))
                largest = max(largest, (memory, name))
                self.assertIn(code, right(name), said[:300])
                self.assertLess(memory, MEMORY)
                self.assertLess(len(said), 64 << 10)
        self.measured(
            f"YAML, {' '.join(map(str, words[:2]))}: {slowest[0]:.2f} s at most ({slowest[1]}), "
            f"{largest[0] >> 20} MiB at most ({largest[1]})")

    def test_scenarios_of_yaml_are_refused_and_cost_little(self):
        # A scenario of many rules is a scenario.
        file = self.folder / "bomb.yaml"
        self.each_file(
            file, lambda name: (0, 2) if name == "rules" else (2,), "scenario", "check", file)

    def test_a_configuration_that_is_found_is_refused_and_costs_little(self):
        self.each_file(
            self.folder / "understudy.yaml", lambda name: (2,), "run", "--quiet", "--", "true")

    def test_compose_files_in_a_body_cost_little(self):
        server = self.serve("--quiet", *FROZEN)
        before = server.counted("VmRSS")
        for name, text in YAML_BOMBS.items():
            if isinstance(text, bytes):
                continue
            with self.subTest(name):
                status, _, answer = server.ask(
                    "POST", "/phala/api/v1/cvms/provision",
                    {"name": "abcdef", "compose_file": {"docker_compose_file": text}})
                self.assertTrue(status == 200 or 400 <= status < 500, (status, answer[:300]))
        self.assertLess(server.counted("VmHWM") - before, MEMORY)
        self.assertTrue(server.is_well())
        self.end(server)
