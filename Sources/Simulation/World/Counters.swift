import HTTPTypes

/// How often each operation gave each answer; never evicted.
package struct Counters: Sendable {
  /// What is counted apart.
  package struct Key: Sendable, Hashable {
    package let vendor: String
    /// Empty where no documented route matched.
    package let operation: String
    package let status: Int
    /// The error's code, nil for a success.
    package let code: String?
  }

  package private(set) var counts: [Key: Int] = [:]

  package var total: Int { counts.values.reduce(0, +) }

  mutating func count(_ vendor: String, _ operation: String, _ answer: Answer) {
    let code: String? = if case .failure(let code) = answer.outcome { code } else { nil }
    counts[
      Key(vendor: vendor, operation: operation, status: answer.status.code, code: code),
      default: 0] += 1
  }
}
