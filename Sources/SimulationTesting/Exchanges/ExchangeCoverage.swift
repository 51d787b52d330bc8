package import Simulation

/// What the exchanges of one operation have shown, against what it declares.
package struct ExchangeCoverage: Sendable {
  private let operation: Operation
  private let general: Set<String>
  private var seen: Set<String> = []
  /// One line an answer that the operation does not declare.
  package private(set) var undeclared: [String] = []

  package init(_ operation: Operation, of vendor: Vendor) {
    self.operation = operation
    general = Set(vendor.generalFailures.map(\.code))
  }

  /// Counts the last answer of a block.
  package mutating func count(_ response: TestResponse, of block: ExchangeBlock) {
    guard response.operation == operation.id else {
      undeclared.append(
        "'\(block.title)' ends with \(response.operation ?? "no operation"), not \(operation.id)")
      return
    }
    switch response.outcome {
    case .success(let label):
      let success = Success.status(response.status, label)
      guard operation.successes.contains(success) else {
        undeclared.append(
          "'\(block.title)' gets \(Self.name(of: success)), which \(operation.id) does not declare")
        return
      }
      seen.insert(Self.name(of: success))
    case .failure(let code):
      guard operation.failures.contains(where: { $0.code == code }) || general.contains(code) else {
        undeclared.append(
          "'\(block.title)' gets \(code), which \(operation.id) does not declare")
        return
      }
      seen.insert(code)
    case nil: undeclared.append("'\(block.title)' is not answered by the vendor")
    }
  }

  /// The declared successes and failures of its own that no exchange has shown.
  package var missing: [String] {
    let declared =
      operation.successes.map(Self.name(of:))
      + operation.failures.filter { !general.contains($0.code) }.map(\.code)
    return declared.filter { !seen.contains($0) }
  }

  private static func name(of success: Success) -> String {
    success.label.map { "\(success.status) (\($0))" } ?? String(success.status)
  }
}
