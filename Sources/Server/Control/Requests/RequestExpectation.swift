import Simulation
import Wire

/// The body of `POST requests/verify`.
struct VerifyRequests: RequestBody {
  let expectations: [RequestExpectation]
  /// Whether they are to have been met one after another; true where it is missing.
  let inOrder: Bool?
  /// World time from which requests are looked at, inclusive.
  let since: Instant?
  /// World time up to which they are, exclusive.
  let until: Instant?

  enum CodingKeys: String, CodingKey {
    case expectations
    case inOrder = "in_order"
    case since, until
  }
}

/// That something was asked so many times; at least once where nothing is said.
struct RequestExpectation: WireInput {
  let request: RequestCriteria?
  let exactly: Count<0, 1_000_000>?
  let atLeast: Count<0, 1_000_000>?
  let atMost: Count<0, 1_000_000>?

  enum CodingKeys: String, CodingKey {
    case request, exactly
    case atLeast = "at_least"
    case atMost = "at_most"
  }

  /// How many times are meant.
  func times(at place: JSONPointer) throws(Problem) -> ClosedRange<Int> {
    if let exactly {
      guard atLeast == nil, atMost == nil else {
        throw Problem(
          400, "the request is not valid", "'exactly' leaves nothing to say for the others",
          pointer: place.appending("exactly").description)
      }
      return exactly.value...exactly.value
    }
    let least = atLeast?.value ?? (atMost == nil ? 1 : 0)
    let most = atMost?.value ?? .max
    guard least <= most else {
      throw Problem(
        400, "the request is not valid", "at least \(least) and at most \(most) is never",
        pointer: place.appending("at_most").description)
    }
    return least...most
  }

  /// `exactly 2`, as an answer says it.
  static func words(_ times: ClosedRange<Int>) -> String {
    if times.lowerBound == times.upperBound { return "exactly \(times.lowerBound)" }
    if times.upperBound == .max { return "at least \(times.lowerBound)" }
    if times.lowerBound == 0 { return "at most \(times.upperBound)" }
    return "\(times.lowerBound) to \(times.upperBound)"
  }
}
