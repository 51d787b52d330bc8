package import HTTPTypes
import Wire

/// Finds what answers a method and a path, by segments: literal text before parameters, longer
/// literals before shorter ones, and families of paths last, the deepest first.
///
/// A family takes every method. It takes what no other route takes, also a method that the routes
/// of a path below it do not have: which routes there are in a family is not known in full.
/// Double and trailing slashes do not matter. It never redirects and knows nothing of vendors.
package struct RouteTable<Element: Sendable>: Sendable {
  /// What a look-up found.
  package enum Match: Sendable {
    case found(Element, PathParameters)
    /// The path is known, the verb is not: these are, of the most literal path that fits.
    case otherMethods([HTTPRequest.Method])
    case missing
  }

  private struct Node: Sendable {
    var literals: [Substring: Int] = [:]
    var patterns: [(segment: PathTemplate.Segment, node: Int)] = []
    var elements: [(method: HTTPRequest.Method, names: [String], element: Element)] = []
    /// What takes every path from here on.
    var family: (names: [String], element: Element)?
  }

  private var nodes: [Node] = [Node()]

  package init() {}

  /// Adds a route; the method of a family is not looked at. Two routes with the same method and
  /// path are a programmer's mistake.
  package mutating func insert(
    _ element: Element, _ method: HTTPRequest.Method, _ template: PathTemplate
  ) {
    var node = 0
    for segment in template.segments { node = child(of: node, for: segment) }
    if template.isFamily {
      precondition(nodes[node].family == nil, "\(template) stands twice")
      nodes[node].family = (template.parameters, element)
      return
    }
    precondition(
      !nodes[node].elements.contains { $0.method == method }, "\(method) \(template) stands twice")
    nodes[node].elements.append((method, template.parameters, element))
  }

  private mutating func child(of node: Int, for segment: PathTemplate.Segment) -> Int {
    guard segment.parameter != nil else {
      if let known = nodes[node].literals[segment.prefix[...]] { return known }
      nodes.append(Node())
      nodes[node].literals[segment.prefix[...]] = nodes.count - 1
      return nodes.count - 1
    }
    let known = nodes[node].patterns.first {
      $0.segment.prefix == segment.prefix && $0.segment.suffix == segment.suffix
    }
    if let known { return known.node }
    nodes.append(Node())
    nodes[node].patterns.append((segment, nodes.count - 1))
    nodes[node].patterns.sort { $0.segment.literalLength > $1.segment.literalLength }
    return nodes.count - 1
  }

  /// Looks a raw path up; what is escaped without need fits literal text too. HEAD is answered by what answers GET.
  package func match(_ method: HTTPRequest.Method, _ path: String) -> Match {
    let segments = Self.segments(of: path)
    let wanted: HTTPRequest.Method = method == .head ? .get : method
    var values: [Substring] = []
    var others: [HTTPRequest.Method] = []
    if let hit = find(wanted, segments, from: 0, at: 0, &values, &others) {
      let route = nodes[hit.node].elements[hit.index]
      return .found(route.element, Self.parameters(route.names, values))
    }
    values = []
    if let family = family(of: segments, from: 0, at: 0, &values) {
      return .found(family.element, Self.parameters(family.names, values))
    }
    return others.isEmpty ? .missing : .otherMethods(others)
  }

  private static func parameters(_ names: [String], _ values: [Substring]) -> PathParameters {
    var parameters = PathParameters()
    for (name, value) in zip(names, values) { parameters.append(name, raw: value) }
    return parameters
  }

  /// The deepest family that a path belongs to; `values` begins with those of its parameters.
  private func family(
    of segments: [Substring], from node: Int, at depth: Int, _ values: inout [Substring]
  ) -> (names: [String], element: Element)? {
    guard depth < segments.count else { return nodes[node].family }
    if let next = nodes[node].literals[segments[depth]],
      let found = family(of: segments, from: next, at: depth + 1, &values)
    {
      return found
    }
    for pattern in nodes[node].patterns {
      guard let value = pattern.segment.value(in: segments[depth]) else { continue }
      values.append(value)
      if let found = family(of: segments, from: pattern.node, at: depth + 1, &values) {
        return found
      }
      values.removeLast()
    }
    return nodes[node].family
  }

  /// The segments that are not empty, with escaped letters as themselves. By bytes: splitting by characters would look for grapheme
  /// boundaries in every path.
  private static func segments(of path: String) -> [Substring] {
    var segments: [Substring] = []
    segments.reserveCapacity(8)
    let bytes = path.utf8
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
      if start < end { segments.append(PercentEncoding.decodingUnreserved(path[start..<end])) }
      start = end < bytes.endIndex ? bytes.index(after: end) : end
    }
    return segments
  }

  /// Depth first, literal text before parameters; `values` holds those of the path taken.
  private func find(
    _ method: HTTPRequest.Method, _ segments: [Substring], from node: Int, at depth: Int,
    _ values: inout [Substring], _ others: inout [HTTPRequest.Method]
  ) -> (node: Int, index: Int)? {
    guard depth < segments.count else {
      if let index = nodes[node].elements.firstIndex(where: { $0.method == method }) {
        return (node, index)
      }
      if others.isEmpty { others = nodes[node].elements.map(\.method) }
      return nil
    }
    let head = segments[depth]
    if let next = nodes[node].literals[head],
      let hit = find(method, segments, from: next, at: depth + 1, &values, &others)
    {
      return hit
    }
    for index in nodes[node].patterns.indices {
      guard let value = nodes[node].patterns[index].segment.value(in: head) else { continue }
      let next = nodes[node].patterns[index].node
      values.append(value)
      if let hit = find(method, segments, from: next, at: depth + 1, &values, &others) {
        return hit
      }
      values.removeLast()
    }
    return nil
  }
}
