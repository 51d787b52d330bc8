import Foundation
import Testing
import VirtualComputer

/// Scripts that must be refused, whole.
@Suite struct RefusalTests {
  struct Script: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    var testDescription: String { name }
  }

  private static let scripts: [Script] = {
    var scripts: [Script] = []
    for part in ("\n" + ((try? ShellCase.text("refusals.scripts")) ?? "")).components(
      separatedBy: "\n==== "
    ).dropFirst() {
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      scripts.append(Script(name: String(lines[0]), text: String(lines.last ?? "")))
    }
    return scripts
  }()

  @Test func `there are scripts to refuse`() {
    #expect(Self.scripts.count == 27)
  }

  @Test(arguments: scripts)
  func `what is not simulated is refused without an effect`(_ script: Script) throws {
    var computer = try emptyComputer()
    var call = SimulatedComputer.Call(ByteString(script.text))
    call.directory = "/tmp/case"
    let outcome = computer.run(call)
    #expect(outcome.refusal != nil, "\(outcome.output().text)")
    #expect(outcome.status == 2)
    #expect(outcome.output().text.hasPrefix("understudy: "))
    #expect(outcome.output().text.contains("not simulated"))
    #expect(computer.disk.node(at: "/tmp/case/canary") == nil)
    #expect(computer.disk.changed.isEmpty)
  }

  @Test func `a program that is not reached is not refused`() throws {
    var computer = try emptyComputer()
    let outcome = computer.run(SimulatedComputer.Call("true || curl x; command -v curl"))
    #expect(outcome.refusal == nil)
    #expect(outcome.output() == "/usr/bin/curl\n")
  }

  @Test func `a construct is refused though it is not reached`() throws {
    var computer = try emptyComputer()
    let outcome = computer.run(
      SimulatedComputer.Call("echo x > /tmp/f\nif false; then\nselect a in b; do :; done\nfi"))
    #expect(outcome.refusal?.line == 3)
    #expect(outcome.refusal?.what == "select")
    #expect(computer.disk.node(at: "/tmp/f") == nil)
  }
}
