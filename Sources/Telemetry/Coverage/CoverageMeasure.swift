import Wire

/// What a percentage is of.
package enum CoverageMeasure: String, WireEnum {
  /// Simulated operations that have answered a success.
  case operations
  /// Documented successes and errors of simulated operations that have been answered.
  case outcomes
  /// Documented fields of their queries and bodies that were sent.
  case requestFields = "request_fields"
  /// Documented fields of their answers that were served.
  case responseFields = "response_fields"

  /// What it counts, for people.
  package var words: String {
    rawValue.map { $0 == "_" ? " " : String($0) }.joined()
  }
}
