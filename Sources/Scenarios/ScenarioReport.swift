package import Wire

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
