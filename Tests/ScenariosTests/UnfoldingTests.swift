import Scenarios
import Testing

@testable import UnderstudyCommands

@Suite("A YAML file that unfolds")
struct UnfoldingTests {
  /// Anchors of which each stands for ten times as many values as the one before.
  private static let anchors: String = {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for index in 1..<30 {
      let aliases = Array(repeating: "*a\(index - 1)", count: 10).joined(separator: ", ")
      text += "a\(index): &a\(index) [\(aliases)]\n"
    }
    return text
  }()

  static let texts = [
    "b: *a29", "? *a29\n: x", "{*a29 : x}", "? [*a29]\n: x", "? {x: *a29}\n: x",
  ]

  @Test(.timeLimit(.minutes(5)), arguments: texts)
  func `a scenario that unfolds into very many values is refused at once`(_ text: String) {
    #expect(
      Reading.rejection("scenario: 1\n" + Self.anchors + text, named: "f")
        == "f:6:45: the file unfolds into more than 100000 values")
  }

  @Test(.timeLimit(.minutes(5)), arguments: texts)
  func `an options file that unfolds into very many values is refused at once`(_ text: String) {
    let error = #expect(throws: CommandError.self) {
      try OptionFile.read(Self.anchors + text, name: "f")
    }
    #expect(error?.lines == ["f:5:45: the file unfolds into more than 100000 values"])
  }

  @Test func `what aliases in a key stand for is counted`() {
    let keys = (1...9).map { "? [*a3, \($0)]\n: x\n" }.joined()
    let anchors = Self.anchors.split(separator: "\n").prefix(4).joined(separator: "\n")
    #expect(
      Reading.rejection("scenario: 1\n\(anchors)\n\(keys)", named: "f")
        == "f:20:4: the file unfolds into more than 100000 values")
  }

  @Test func `aliases in a file of an ordinary size are read`() throws {
    let text = "scenario: 1\nx: &x {delay: 1s}\nfaults: [{name: a, then: *x}, {name: b, then: *x}]"
    #expect(
      Reading.rejection(text, named: "f").hasPrefix("f:2:1: a scenario has no key 'x'"))
  }
}
