import Foundation
import Testing
import VirtualComputer
import Wire

/// A script with what bash 5.2 and GNU's programs made of it: `Cases/README.md`.
struct ShellCase: CustomTestStringConvertible, Sendable {
  let name: String
  var tier = 1
  var sections: [String: String] = [:]
  var status: Int32 = 0

  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")

  /// Every case, in the order of the files.
  static let all: [ShellCase] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".cases") }.sorted().flatMap { file in
      read((try? text(file)) ?? "")
    }
  }()

  /// Cases whose constructs are not simulated yet: they may be refused, and nothing else.
  static let optional: Set<String> = {
    let lines = ((try? text("README.md")) ?? "").split(separator: "\n")
    let names = lines.filter { $0.hasPrefix("| ") }.flatMap { line in
      line.split(whereSeparator: { $0 == "," || $0 == "|" || $0 == " " })
    }
    return Set(names.map(String.init).filter { $0.contains("/") && !$0.contains("`") })
  }()

  static func text(_ file: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
  }

  private static func read(_ text: String) -> [ShellCase] {
    var cases: [ShellCase] = []
    var section: String?
    var endsOpen = false
    var body: [Substring] = []
    func finish() {
      guard let name = section else { return }
      var text = body.joined(separator: "\n")
      if !endsOpen, !body.isEmpty { text += "\n" }
      cases[cases.count - 1].sections[name] = text
      section = nil
      body = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("==== ") {
        finish()
        cases.append(ShellCase(name: String(line.dropFirst(5))))
      } else if line.hasPrefix("---- exit ") {
        finish()
        cases[cases.count - 1].status = Int32(line.dropFirst(10)) ?? -1
      } else if line.hasPrefix("---- ") {
        finish()
        let words = line.dropFirst(5).split(separator: " ", maxSplits: 1)
        section = words.first.map(String.init)
        endsOpen = words.count > 1
      } else if section == nil, line.hasPrefix("tier: "), !cases.isEmpty {
        cases[cases.count - 1].tier = Int(line.dropFirst(6)) ?? 1
      } else if section != nil {
        body.append(line)
      }
    }
    finish()
    return cases
  }

  /// The call of the case: a script is handed over without its last newline.
  var call: SimulatedComputer.Call {
    var script = sections["script"] ?? ""
    if script.hasSuffix("\n") { script.removeLast() }
    var call = SimulatedComputer.Call(ByteString(script))
    call.directory = "/tmp/case"
    call.input = ByteString(sections["stdin"] ?? "")
    return call
  }

  /// What differs from the recording; nil where nothing does.
  func difference(_ outcome: SimulatedComputer.Outcome) -> String? {
    var lines: [String] = []
    func compare(_ what: String, _ wanted: String, _ found: String) {
      if wanted != found {
        lines.append("\(what): \(wanted.debugDescription) was \(found.debugDescription)")
      }
    }
    compare("exit", "\(status)", "\(outcome.status)")
    compare("stdout", sections["stdout"] ?? "", outcome.output(.stdout).text)
    compare("stderr", sections["stderr"] ?? "", outcome.output(.stderr).text)
    if let output = sections["output"] { compare("output", output, outcome.output().text) }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}

/// A computer with an empty folder to work in.
func emptyComputer() throws -> SimulatedComputer {
  var computer = SimulatedComputer(at: Instant(microseconds: 1_779_055_200_000_000), seed: 1)
  try computer.disk.makeDirectory("/tmp/case", at: computer.now)
  computer.disk.settle()
  return computer
}
