import HTTPTypes

/// Advice about requests that match nothing: the nearest documented route, and what is wrong.
package enum Diagnosis {
  /// What a request that matches no route probably meant.
  package static func nearest(to request: Request, in vendor: Vendor) -> String {
    let base = vendor.description.basePath
    let path = Self.compared(request.path)
    if path.lowercased() != path,
      case .found = vendor.routes.match(request.method, path.lowercased())
    {
      return "paths are case-sensitive: \(path.lowercased())"
    }
    if path.hasPrefix(base + base) {
      return "the base path \(base) stands twice; the client adds it by itself"
    }
    if !path.hasPrefix(base + "/"), path != base {
      let prefixed = base + path
      guard case .missing = vendor.routes.match(request.method, prefixed) else {
        return "the base path \(base) is missing: \(prefixed)"
      }
    }
    let segments = path.split(separator: "/")
    let candidates = vendor.operations.filter { !$0.template.isFamily }.map { operation in
      (operation: operation, distance: distance(segments, operation))
    }
    guard
      let best = candidates.min(by: {
        ($0.distance, $0.operation.method == request.method ? 0 : 1)
          < ($1.distance, $1.operation.method == request.method ? 0 : 1)
      })
    else { return "\(vendor.name) has no documented route" }
    let operation = best.operation
    return "nearest documented route: \(operation.method.rawValue) \(operation.template)"
  }

  /// How many segments differ; a parameter fits anything.
  private static func distance(_ wanted: [Substring], _ operation: Operation) -> Int {
    let segments = operation.template.segments
    var distance = 4 * abs(wanted.count - segments.count)
    for (text, segment) in zip(wanted, segments) {
      if segment.parameter != nil {
        distance += segment.value(in: text) == nil ? 4 : 1
      } else if segment.prefix != text {
        distance += editDistance(Array(text.utf8), Array(segment.prefix.utf8))
      }
    }
    return distance
  }

  /// As much of a path as is compared: longer than any documented route.
  private static func compared(_ path: String) -> String {
    guard path.utf8.count > 1_000 else { return path }
    return String(decoding: path.utf8.prefix(1_000), as: UTF8.self)
  }

  /// So many letters of a name are compared; of what stands behind them, only the length counts.
  private static let comparedLetters = 100

  /// The number of letters to change, add or drop, for finding the nearest name. Its work is bounded
  /// however long the texts are.
  package static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard max(left.count, right.count) > comparedLetters else { return distance(left, right) }
    return distance(Array(left.prefix(comparedLetters)), Array(right.prefix(comparedLetters)))
      + abs(max(left.count, comparedLetters) - max(right.count, comparedLetters))
  }

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var previous = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let next = a == b ? previous : 1 + min(previous, row[j], row[j + 1])
        previous = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[right.count]
  }
}
