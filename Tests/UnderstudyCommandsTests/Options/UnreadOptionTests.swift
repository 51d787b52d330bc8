import Foundation
import Testing

@testable import UnderstudyCommands

/// Configuration that would not be read, or would be read where nobody has asked for it.
@Suite("Options that are not read")
struct UnreadOptionTests {
  @Test func `a variable of an unknown name is named with the nearest`() {
    let names = ["UNDERSTUDY_PROT", "UNDERSTUDY_CLOCKS", "UNDERSTUDY_PORT", "HOME"]
    #expect(
      OptionLayer.unread(names) == [
        "UNDERSTUDY_PROT is not read; did you mean UNDERSTUDY_PORT?",
        "UNDERSTUDY_CLOCKS is not read; did you mean UNDERSTUDY_CLOCK?",
      ])
  }

  @Test func `every variable that is read or set is known`() {
    let set = Environment.variables(
      of: Registry.vendors, origin: "http://h:1", others: nil, generic: true)
    let names =
      OptionKey.allCases.map(\.variable) + set.map(\.name)
      + ["UNDERSTUDY_CONFIG", "UNDERSTUDY_URL", "UNDERSTUDY_WORLD", "UNDERSTUDY_CONJURE"]
    #expect(OptionLayer.unread(names).isEmpty)
  }

  @Test func `serve, run and doctor say what is not read`() throws {
    let place = ["UNDERSTUDY_PROT": "4999"]
    let said = "UNDERSTUDY_PROT is not read; did you mean UNDERSTUDY_PORT?"
    #expect(
      try Binary.run("serve", "--port", "x", environment: place).complaint.contains("--port: 'x'"))
    #expect(try Binary.run("run", "--", "true", environment: place).complaint.contains(said))
    #expect(
      try Binary.run("doctor", environment: place).output.contains("note  variables: \(said)"))
    let taken = try Binary.serve()
    let port = "\(try #require(try taken.port()))"
    #expect(
      try Binary.run("serve", "--port", port, environment: place).complaint.contains(said))
  }

  @Test func `a variable's values may have blanks around them`() {
    let layer = OptionLayer.environment { ["UNDERSTUDY_SET": "a.b=1, c.d=x y ,"][$0] }
    #expect(layer.values[.set]?.map(\.text) == ["a.b=1", "c.d=x y", ""].filter { !$0.isEmpty })
  }

  private func directory(_ yaml: String) throws -> URL {
    let directory = try FileManager.default.url(
      for: .itemReplacementDirectory, in: .userDomainMask,
      appropriateFor: FileManager.default.temporaryDirectory, create: true)
    try yaml.write(
      to: directory.appendingPathComponent("understudy.yaml"), atomically: true, encoding: .utf8)
    try "precious".write(
      to: directory.appendingPathComponent("keep.txt"), atomically: true, encoding: .utf8)
    return directory
  }

  @Test(arguments: OptionKey.allCases.filter(\.writesFile), ["serve", "run", "doctor"])
  func `a file that nobody has named decides about no file that is written`(
    _ key: OptionKey, _ verb: String
  ) throws {
    let directory = try directory("\(key.rawValue): keep.txt\n")
    let words = [
      "serve": ["serve", "--port", "0"], "run": ["run", "--", "true"], "doctor": ["doctor"],
    ]
    let outcome = try Binary(try #require(words[verb]), in: directory).wait()
    #expect(outcome.code == (verb == "doctor" ? 1 : 2))
    let said = verb == "doctor" ? outcome.output : outcome.complaint
    #expect(said.contains("understudy.yaml:1:"))
    #expect(said.contains("`\(key.rawValue)` writes a file, and is not taken from a file"))
    let kept = try String(
      contentsOf: directory.appendingPathComponent("keep.txt"), encoding: .utf8)
    #expect(kept == "precious")
  }

  @Test func `a file that is named decides about files that are written`() throws {
    let directory = try directory("record: run.json\n")
    let outcome = try Binary.run(
      "run", "--quiet", "--config", "understudy.yaml", "--", "true", in: directory)
    #expect(outcome.code == 0)
    #expect(
      FileManager.default.fileExists(
        atPath: directory.appendingPathComponent("run.json").path))
  }
}
