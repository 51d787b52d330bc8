/// Why some bytes are not a JSON document, and where.
package struct JSONSyntaxError: Error, Hashable, Sendable {
  /// Bytes before the fault.
  package let offset: Int
  /// The line of the fault, from 1.
  package let line: Int
  /// Its place in the line, from 1, counted in Unicode scalars.
  package let column: Int
  /// What is wrong there, for people: lower case, without the position.
  package let reason: String

  /// The fault at `offset` of `bytes`; line and column follow from the text before it.
  init(_ reason: String, at offset: Int, in bytes: [UInt8]) {
    self.offset = offset
    self.reason = reason
    let before = bytes.prefix(offset)
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    // Bytes of the form 10xxxxxx continue a scalar that has been counted.
    column = before[lineStart...].count { $0 & 0b1100_0000 != 0b1000_0000 } + 1
  }
}

extension JSONSyntaxError: CustomStringConvertible {
  /// `line:column: reason`
  package var description: String {
    "\(line):\(column): \(reason)"
  }
}
