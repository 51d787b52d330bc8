/// Something that is not simulated, found before it had an effect.
package struct Refusal: Error, Hashable, Codable, Sendable {
  /// The line of the script, from 1; nil where there is none.
  package var line: Int?
  /// The construct, program or option.
  package let what: ByteString
  /// How a scenario can script it, where it can.
  package let hint: ByteString?

  /// A refusal of `what`.
  package init(line: Int? = nil, _ what: ByteString, hint: ByteString? = nil) {
    self.line = line
    self.what = what
    self.hint = hint
  }

  /// The line on stderr.
  package var message: ByteString {
    line.map { "understudy: line \($0): \(what): not simulated" }
      ?? "understudy: \(what): not simulated"
  }

  /// What a developer is told beside the answer: what was refused, and what helps.
  package var diagnosis: String {
    let place = line.map { "line \($0): " } ?? ""
    let help = hint.map { "; \($0)" } ?? ""
    return "\(place)\(what) is not simulated, and nothing was changed\(help)"
  }
}
