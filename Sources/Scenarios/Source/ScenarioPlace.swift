package import Wire

/// Where something stands: in a file by line and column, in a JSON body by pointer.
package struct ScenarioPlace: Sendable, Hashable {
  /// Nil for what did not come as a file.
  package let file: String?
  /// Both counted from 1, in Unicode scalars; 0 where the file does not say.
  package let line: Int
  package let column: Int
  /// The way to it from the top, in either case.
  package let pointer: JSONPointer

  /// How another line of the same text refers to it.
  var reference: String { file == nil ? "at \(pointer)" : "in line \(line)" }
}

extension ScenarioPlace: CustomStringConvertible {
  /// `file:line:column`, or the pointer.
  package var description: String {
    guard let file else { return pointer.tokens.isEmpty ? "the scenario" : "\(pointer)" }
    return line > 0 ? "\(file):\(line):\(column)" : file
  }
}
