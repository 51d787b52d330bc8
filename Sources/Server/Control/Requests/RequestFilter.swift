import Faults
import HTTPTypes
import Simulation
import Telemetry
import Wire

/// Criteria that have been checked: every name in them exists.
struct RequestFilter: Sendable {
  /// Why a request is not meant.
  struct Miss: Sendable, Hashable {
    let words: String
    /// That too little of the request is kept to know.
    let isUndecided: Bool

    init(_ words: String, isUndecided: Bool = false) {
      self.words = words
      self.isUndecided = isUndecided
    }
  }

  /// The one world that is meant; nil for all.
  let world: String?
  let criteria: RequestCriteria

  /// Whether a request is meant; nil where too little of it is kept to know.
  func takes(_ entry: Entry) -> Bool? {
    guard mayTake(entry) else { return false }
    let misses = misses(entry)
    return misses.isEmpty ? true : misses.contains { !$0.isUndecided } ? false : nil
  }

  /// What costs no words and no parsing.
  private func mayTake(_ entry: Entry) -> Bool {
    (world == nil || entry.world == world)
      && (criteria.vendor == nil || entry.vendor == criteria.vendor)
      && (criteria.operation == nil || entry.operation == criteria.operation)
      && (criteria.status?.takes(entry.status) ?? true)
      && (criteria.since.map { $0 <= entry.at } ?? true)
      && (criteria.until.map { entry.at < $0 } ?? true)
  }

  /// Everything that a request lacks to be meant; empty where nothing.
  func misses(_ entry: Entry) -> [Miss] {
    var misses: [Miss] = []
    func note(_ isMet: Bool, _ words: @autoclosure () -> String) {
      if !isMet { misses.append(Miss(words())) }
    }
    note(world == nil || entry.world == world, "the world is \(entry.world)")
    if let vendor = criteria.vendor {
      note(
        vendor == entry.vendor, entry.vendor.map { "the vendor is \($0)" } ?? "it came to no vendor"
      )
    }
    if let operation = criteria.operation {
      note(
        operation == entry.operation,
        entry.operation.map { "the operation is \($0)" } ?? "no documented route was met")
    }
    if let status = criteria.status {
      note(status.takes(entry.status), "the status is \(entry.status)")
    }
    if let method = criteria.method {
      note(method.uppercased() == entry.method.rawValue, "the method is \(entry.method.rawValue)")
    }
    if let path = criteria.path {
      note(Glob(path).matches(entry.path), "the path is \(entry.path)")
    }
    if let since = criteria.since { note(since <= entry.at, "it came at \(entry.at.iso8601())") }
    if let until = criteria.until { note(entry.at < until, "it came at \(entry.at.iso8601())") }
    if let rule = criteria.rule {
      note(entry.fault?.rules.contains(rule) ?? false, "the rule \(rule) had no part in it")
    }
    if let applied = criteria.applied {
      note(
        applied == entry.hasChanged,
        entry.hasChanged ? "it changed something" : "it changed nothing")
    }
    misses += (criteria.header ?? []).compactMap { $0.miss(in: entry.requestHeaders) }
    if let patterns = criteria.body, !patterns.isEmpty {
      if entry.requestBody.isCut {
        misses.append(Miss("the body is too long to be kept whole", isUndecided: true))
      } else {
        let json = try? JSON(parsing: entry.requestBody.head)
        misses += patterns.compactMap { $0.miss(in: json) }
      }
    }
    return misses
  }

  /// The criteria in a line, for people.
  var description: String {
    var words = [
      criteria.vendor, criteria.operation, criteria.method?.uppercased(), criteria.path,
      criteria.status?.value,
    ].compactMap { $0 }
    words += (criteria.header ?? []).map { "with header \($0.text)" }
    words += (criteria.body ?? []).map { "with body \($0.text)" }
    if let rule = criteria.rule { words.append("under rule \(rule)") }
    if let applied = criteria.applied { words.append(applied ? "applied" : "not applied") }
    if let since = criteria.since { words.append("since \(since.iso8601())") }
    if let until = criteria.until { words.append("until \(until.iso8601())") }
    return words.isEmpty ? "any request" : words.joined(separator: " ")
  }
}

extension ControlContext {
  private static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

  /// Holds criteria to what exists; `place` is where they stand in the request.
  func filter(
    _ criteria: RequestCriteria, world named: String?, at place: JSONPointer = .root
  ) throws(Problem) -> RequestFilter {
    func pointer(_ name: String) -> String { place.appending(name).description }
    if let world = criteria.world?.value {
      guard worlds.known(world) != nil else {
        throw Problem(
          404, "unknown world", "there is no world '\(world)'", pointer: pointer("world"),
          expected: NearestNames.sorted(worlds.names, to: world))
      }
      guard named == nil || named == world else {
        throw Problem(
          400, "two worlds are named",
          "the request is about '\(named ?? "")', and asks for '\(world)'",
          pointer: pointer("world"))
      }
    }
    var vendors = vendors
    if let name = criteria.vendor { vendors = [try vendor(name, at: pointer("vendor"))] }
    if let id = criteria.operation, !vendors.contains(where: { $0.operation(id) != nil }) {
      let names = vendors.flatMap { vendor in
        vendor.operations.map { (name: $0.id, vendor: vendor.name) }
      }
      throw Problem(
        400, "unknown operation", "no documented route is called '\(id)'",
        pointer: pointer("operation"),
        expected: Array(NameLikeness.sorted(names, to: id).prefix(5)))
    }
    if let method = criteria.method, !Self.methods.contains(method.uppercased()) {
      throw Problem(
        400, "unknown method", "'\(method)' is no method that a vendor takes",
        pointer: pointer("method"), expected: NearestNames.sorted(Self.methods, to: method))
    }
    if let since = criteria.since, let until = criteria.until, until <= since {
      throw .emptyRange(since, until, pointer("until"))
    }
    return RequestFilter(world: criteria.world?.value ?? named, criteria: criteria)
  }
}

extension Problem {
  static func emptyRange(_ since: Instant, _ until: Instant, _ pointer: String) -> Problem {
    Problem(
      400, "the range holds nothing",
      "\(until.iso8601(.microseconds)) is not after \(since.iso8601(.microseconds))",
      pointer: pointer)
  }
}
