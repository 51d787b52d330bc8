package import Wire

/// Why a scenario is refused: everything that is wrong with it, in the order of the text.
package struct ScenarioError: Error, Sendable, Hashable {
  /// One thing that is wrong.
  package struct Finding: Sendable, Hashable, CustomStringConvertible {
    package let place: ScenarioPlace
    /// What was written, why it is refused, what would be valid; lower case.
    package let message: String

    package var description: String { "\(place): \(message)" }
  }

  /// Never empty.
  package let findings: [Finding]

  package init(findings: [Finding]) {
    precondition(!findings.isEmpty, "a refusal without a reason")
    self.findings = findings
  }
}

extension ScenarioError: CustomStringConvertible {
  /// One line for each finding.
  package var description: String { findings.map(\.description).joined(separator: "\n") }
}

/// An error as commands and the control API print it for machines.
extension ScenarioError {
  /// `[{"file", "line", "column", "pointer", "message"}]`; what has no file has no line either.
  package var json: JSON {
    .array(
      findings.map { finding in
        var object: JSONObject = [:]
        if let file = finding.place.file {
          object["file"] = .string(file)
          object["line"] = .number(JSONNumber(finding.place.line))
          object["column"] = .number(JSONNumber(finding.place.column))
        }
        object["pointer"] = .string(finding.place.pointer.description)
        object["message"] = .string(finding.message)
        return .object(object)
      })
  }
}
