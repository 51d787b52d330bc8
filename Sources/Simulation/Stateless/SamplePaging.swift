package import Wire

/// How a vendor's lists are read on, so that a sample list has two elements in two pages.
///
/// A list by cursor shows one element a page, for every size that is asked for. A list by offset or
/// page number shows as many as are asked for. Every top-level array of the answer is such a list,
/// and so is the answer where it is an array itself.
package struct SamplePaging: Sendable {
  /// How a client asks for what follows the first page, by the parameter.
  package enum Way: Sendable, Hashable {
    case cursor(String)
    case offset(String)
    /// Pages are counted from 1.
    case page(String)
  }

  /// What a page says of itself and of the list.
  package enum Remark: Sendable {
    /// The cursor of the next page; `end` where there is none.
    case next(end: JSON)
    /// Whether there is a next page.
    case more
    case total
    case offset
    case page
    case pages
    case size
  }

  /// How many elements a sample list has.
  package static let count = 2
  /// What a sample cursor begins with; every other cursor means the first page, for generated
  /// suites send placeholders.
  private static let mark = "conjured-"

  package let way: Way
  /// The parameters that say how many elements a page shows; the first that was sent counts.
  package let sizes: [String]
  private let standard: Int
  private let remarks: [(place: JSONPointer, remark: Remark)]

  /// Pages of `standard` elements unless one of the parameters `sizes` says otherwise. Remarks
  /// stand at pointers into the answer; those that an answer lacks are left out.
  package init(
    _ way: Way, sizes: [String] = [], standard: Int = 20,
    _ remarks: KeyValuePairs<String, Remark> = [:]
  ) {
    self.way = way
    self.sizes = sizes
    self.standard = standard
    self.remarks = remarks.map { place, remark in
      guard let pointer = JSONPointer(place) else { preconditionFailure("\(place) is no pointer") }
      return (pointer, remark)
    }
  }

  /// The parameter by which a client goes on.
  package var parameter: String {
    switch way {
    case .cursor(let name), .offset(let name), .page(let name): name
    }
  }

  /// The page that is asked for of a list whose sample holds one element; nil where the sample
  /// holds none.
  ///
  /// - Throws: a violation of the cursor where anything else of the request has changed since the
  ///   page that gave it.
  func page(of sample: JSON, asked query: Query, at path: String) throws(Violation) -> JSON? {
    let lists = Self.lists(in: sample)
    guard !lists.isEmpty else { return nil }
    let (start, size) = try window(query, path)
    let (end, isTooFar) = start.addingReportingOverflow(size)
    let shown = max(0, (isTooFar ? Self.count : min(end, Self.count)) - start)
    var page = sample
    for (place, element) in lists {
      page = page.replacing(place, with: .array(Array(repeating: element, count: shown)))
    }
    for (place, remark) in remarks where sample[pointer: place] != nil {
      let value: JSON =
        switch remark {
        case .next(let last):
          start + shown < Self.count && shown > 0 ? .string(token(query, path)) : last
        case .more: .bool(start + shown < Self.count && shown > 0)
        case .total: .number(JSONNumber(Self.count))
        case .offset: .number(JSONNumber(start))
        case .page: .number(JSONNumber(start / size + 1))
        case .pages: .number(JSONNumber((Self.count + size - 1) / size))
        case .size: .number(JSONNumber(size))
        }
      page = page.replacing(place, with: value)
    }
    return page
  }

  /// The first element of the page and how many it has room for.
  private func window(_ query: Query, _ path: String) throws(Violation) -> (start: Int, size: Int) {
    let asked = sizes.lazy.compactMap { query[$0] }.first.flatMap { Int($0) }
    let size = min(max(1, asked ?? standard), 1_000_000)
    switch way {
    case .offset(let name): return (max(0, query[name].flatMap { Int($0) } ?? 0), size)
    case .page(let name):
      let page = max(1, query[name].flatMap { Int($0) } ?? 1)
      let (start, isTooFar) = (page - 1).multipliedReportingOverflow(by: size)
      return (isTooFar ? Self.count : start, size)
    case .cursor(let name):
      guard let cursor = query[name], cursor.hasPrefix(Self.mark) else { return (0, 1) }
      guard cursor == token(query, path) else {
        throw Violation(
          location: .query, pointer: JSONPointer([name]),
          rule: .custom("was given for the same list under other parameters"),
          found: .string(cursor))
      }
      return (1, 1)
    }
  }

  /// The cursor of the second page: it names everything of the request but itself.
  private func token(_ query: Query, _ path: String) -> String {
    let rest = query.pairs.filter { $0.name != parameter }.map { "\($0.name)=\($0.value)" }
    return Self.mark
      + Fingerprint.text(of: Array((rest.sorted() + [path]).joined(separator: "&").utf8))
  }

  /// The arrays of an answer that hold something, with their first elements.
  private static func lists(in sample: JSON) -> [(place: JSONPointer, element: JSON)] {
    switch sample {
    case .array(let elements): elements.first.map { [(.root, $0)] } ?? []
    case .object(let members):
      members.compactMap { key, value in
        value.arrayValue?.first.map { (JSONPointer([key]), $0) }
      }
    default: []
    }
  }
}
