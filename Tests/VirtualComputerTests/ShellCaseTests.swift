import Testing
import VirtualComputer

/// The recorded cases.
@Suite struct ShellCaseTests {
  @Test func `there are cases, and the list of those that may be refused is read`() {
    #expect(ShellCase.all.count > 500)
    #expect(ShellCase.optional.count == 31)
    let unknown = ShellCase.optional.subtracting(ShellCase.all.map(\.name))
    #expect(unknown.isEmpty)
  }

  @Test(arguments: ShellCase.all)
  func `a script gives what bash gave, or is refused where it may be`(_ shell: ShellCase) throws {
    var computer = try emptyComputer()
    let outcome = computer.run(shell.call)
    if outcome.refusal != nil {
      #expect(
        shell.tier == 2 || ShellCase.optional.contains(shell.name),
        "refused: \(outcome.output().text)")
    } else if let difference = shell.difference(outcome) {
      Issue.record("\(difference)")
    }
  }

  @Test(arguments: ShellCase.all)
  func `a case refused is one without an effect`(_ shell: ShellCase) throws {
    var computer = try emptyComputer()
    let outcome = computer.run(shell.call)
    guard outcome.refusal != nil else { return }
    #expect(outcome.status == 2)
    #expect(computer.disk.changed.isEmpty)
    #expect(outcome.output(.stdout).isEmpty)
    #expect(outcome.output(.stderr).text.contains("not simulated"))
  }
}
