import Testing
import VirtualComputer
import Wire

/// Processes that outlive the call that started them.
@Suite struct ProcessTests {
  private static func run(_ computer: inout SimulatedComputer, _ text: ByteString) -> String {
    computer.run(SimulatedComputer.Call(text)).output().text
  }

  @Test func `a job in the background writes when its time has come`() throws {
    var computer = try emptyComputer()
    let start = computer.now
    _ = Self.run(
      &computer, "(sleep 20; echo late > /tmp/late) & (sleep 5; echo soon > /tmp/soon) &")
    #expect(computer.now == start)
    #expect(computer.nextWake == start + .seconds(5))
    computer.advance(to: start + .seconds(6))
    #expect(Self.run(&computer, "cat /tmp/soon; ls /tmp/late").hasPrefix("soon\nls: cannot"))
    computer.advance(to: start + .seconds(30))
    #expect(Self.run(&computer, "cat /tmp/late") == "late\n")
    #expect(computer.nextWake == nil)
  }

  @Test func `a call goes over its sleeps, and jobs that are due run on the way`() throws {
    var computer = try emptyComputer()
    let start = computer.now
    let output = Self.run(
      &computer, "sleep 30 & p=$!; sleep 40; kill -0 $p 2>/dev/null || echo gone")
    #expect(output == "gone\n")
    #expect(computer.now == start + .seconds(40))
  }

  @Test func `a program in the background has the number that the shell names`() throws {
    var computer = try emptyComputer()
    let pid = Self.run(&computer, "sleep 100 > /dev/null & echo $!")
    #expect(Self.run(&computer, "pgrep -x sleep") == pid)
    #expect(Self.run(&computer, "kill $(pgrep sleep); pgrep sleep; echo $?") == "1\n")
  }

  @Test func `calls overlap: one sees what another has written, and ends it`() throws {
    var computer = try emptyComputer()
    let start = computer.now
    let long = try computer.start(
      SimulatedComputer.Call("echo working > /tmp/state; sleep 60; echo done"))
    #expect(computer.take(long) == nil)
    computer.advance(to: start + .seconds(10))
    let poll = try computer.start(SimulatedComputer.Call("cat /tmp/state; pkill sleep"))
    #expect(computer.take(poll)?.output() == "working\n")
    computer.advance(to: start + .seconds(11))
    let outcome = computer.take(long)
    #expect(outcome?.output() == "done\n")
    #expect(computer.take(long) == nil)
  }

  @Test func `output comes in pieces, each with its instant`() throws {
    var computer = try emptyComputer()
    let start = computer.now
    let outcome = computer.run(
      SimulatedComputer.Call("for i in 1 2; do echo $i; sleep 1.5; done; echo end >&2"))
    #expect(
      outcome.pieces.map {
        [$0.stream.rawValue, $0.bytes.text, "\(($0.instant - start).components.seconds)"]
      }
        == [["stdout", "1\n", "0"], ["stdout", "2\n", "1"], ["stderr", "end\n", "3"]])
  }

  @Test func `switching off ends every process`() throws {
    var computer = try emptyComputer()
    _ = Self.run(&computer, "sleep 100 &")
    computer.stop()
    #expect(computer.nextWake == nil)
    #expect(Self.run(&computer, "pgrep sleep; echo $?") == "1\n")
  }

  @Test func `a loop without end is refused by its steps`() throws {
    var computer = try emptyComputer()
    let outcome = computer.run(SimulatedComputer.Call("while true; do true; done"))
    #expect(outcome.refusal?.what == "more than 200000 steps")
    let many = computer.run(
      SimulatedComputer.Call("i=0; while [ $i -lt 10000 ]; do i=$((i+1)); done; echo $i"))
    #expect(many.output() == "10000\n")
  }

  @Test func `the same computer and the same texts give the same bytes`() throws {
    let texts: [ByteString] = [
      "echo $RANDOM $$; mktemp; sleep 3 &", "ps -ef; date; ls -l /tmp", "kill %x; jobs -p; wait",
    ]
    func play() throws -> [String] {
      var computer = try emptyComputer()
      return texts.map { Self.run(&computer, $0) }
    }
    #expect(try play() == play())
  }
}
