package import HTTPTypes

/// Finds what answers a method and a path, by segments: literal text before parameters, longer
/// literals before shorter ones.
///
/// Double and trailing slashes do not matter. It never redirects and knows nothing of vendors.
package struct RouteTable<Element: Sendable>: Sendable {
  /// What a look-up found.
  package enum Match: Sendable {
    case found(Element, PathParameters)
    /// The path is known, the verb is not: these are.
    case otherMethods([HTTPRequest.Method])
    case missing
  }

  private struct Node: Sendable {
    var literals: [Substring: Int] = [:]
    var patterns: [(segment: PathTemplate.Segment, node: Int)] = []
    var elements: [(method: HTTPRequest.Method, names: [String], element: Element)] = []
  }

  private var nodes: [Node] = [Node()]

  package init() {}

  /// Adds a route. Two routes with the same method and path are a programmer's mistake.
  package mutating func insert(
    _ element: Element, _ method: HTTPRequest.Method, _ template: PathTemplate
  ) {
    var node = 0
    for segment in template.segments { node = child(of: node, for: segment) }
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

  /// Looks a raw path up. HEAD is answered by what answers GET.
  package func match(_ method: HTTPRequest.Method, _ path: String) -> Match {
    // By bytes: splitting by characters would look for grapheme boundaries in every path.
    let segments = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    let wanted: HTTPRequest.Method = method == .head ? .get : method
    var values: [Substring] = []
    var others: [HTTPRequest.Method] = []
    guard let hit = find(wanted, segments[...], from: 0, &values, &others) else {
      return others.isEmpty ? .missing : .otherMethods(others)
    }
    var parameters = PathParameters()
    for (name, value) in zip(hit.names, values) { parameters.append(name, raw: value) }
    return .found(hit.element, parameters)
  }

  private func find(
    _ method: HTTPRequest.Method, _ rest: ArraySlice<Substring>, from node: Int,
    _ values: inout [Substring], _ others: inout [HTTPRequest.Method]
  ) -> (names: [String], element: Element)? {
    guard let head = rest.first else {
      for entry in nodes[node].elements where entry.method == method {
        return (entry.names, entry.element)
      }
      for entry in nodes[node].elements where !others.contains(entry.method) {
        others.append(entry.method)
      }
      return nil
    }
    let tail = rest.dropFirst()
    if let next = nodes[node].literals[head],
      let hit = find(method, tail, from: next, &values, &others)
    {
      return hit
    }
    for (segment, next) in nodes[node].patterns {
      guard let value = segment.value(in: head) else { continue }
      values.append(value)
      if let hit = find(method, tail, from: next, &values, &others) { return hit }
      values.removeLast()
    }
    return nil
  }
}
