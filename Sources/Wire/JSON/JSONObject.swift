/// The members of a JSON object, in order, each name once.
///
/// Setting a name that exists replaces its value in place; a new one goes to the end. Equality
/// does not look at the order. Looking a name up is a short scan in small objects and a hash
/// lookup in large ones, so that a body with many thousand members costs what its size suggests.
package struct JSONObject: Sendable {
  private var members: [(key: String, value: JSON)]
  /// Positions by name; built only when there are more members than a scan is good for.
  private var positions: [String: Int]?

  private static let largestScan = 16

  /// An object without members.
  package init() {
    members = []
  }

  /// An object with these members; of several with one name the last value counts, at the place
  /// of the first.
  package init(_ members: some Sequence<(String, JSON)>) {
    self.init()
    for (key, value) in members { self[key] = value }
  }

  /// How many members there are.
  package var count: Int {
    members.count
  }

  /// Whether there are none.
  package var isEmpty: Bool {
    members.isEmpty
  }

  /// The names in order.
  package var keys: [String] {
    members.map(\.key)
  }

  /// The values in order.
  package var values: [JSON] {
    members.map(\.value)
  }

  /// The value called `key`. Setting nil removes the member; setting `.null` keeps it as `null`.
  package subscript(_ key: String) -> JSON? {
    get {
      position(of: key).map { members[$0].value }
    }
    set {
      guard let newValue else {
        removeValue(forKey: key)
        return
      }
      if let position = position(of: key) {
        members[position].value = newValue
      } else {
        members.append((key, newValue))
        positions?[key] = members.count - 1
        if positions == nil, members.count > Self.largestScan { index() }
      }
    }
  }

  /// Whether there is a member called `key`, `null` or not.
  package func contains(_ key: String) -> Bool {
    position(of: key) != nil
  }

  /// Removes the member called `key` and returns its value; the others keep their order.
  @discardableResult
  package mutating func removeValue(forKey key: String) -> JSON? {
    guard let position = position(of: key) else { return nil }
    let value = members.remove(at: position).value
    positions = nil
    if members.count > Self.largestScan { index() }
    return value
  }

  private func position(of key: String) -> Int? {
    if let positions { return positions[key] }
    return members.firstIndex { $0.key == key }
  }

  private mutating func index() {
    positions = Dictionary(
      uniqueKeysWithValues: members.enumerated().map { ($0.element.key, $0.offset) })
  }
}

extension JSONObject: Sequence {
  /// Goes through the members in order.
  package func makeIterator() -> IndexingIterator<[(key: String, value: JSON)]> {
    members.makeIterator()
  }

  /// Exactly the number of members.
  package var underestimatedCount: Int {
    members.count
  }
}

extension JSONObject: Hashable {
  /// Whether both have the same names with equal values, in any order.
  package static func == (lhs: JSONObject, rhs: JSONObject) -> Bool {
    lhs.count == rhs.count && lhs.members.allSatisfy { rhs[$0.key] == $0.value }
  }

  /// Feeds the members so that their order does not matter.
  package func hash(into hasher: inout Hasher) {
    var sum = 0
    for (key, value) in members {
      var member = Hasher()
      member.combine(key)
      member.combine(value)
      sum &+= member.finalize()
    }
    hasher.combine(sum)
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object whose members are in the order they are written here.
  package init(dictionaryLiteral elements: (String, JSON)...) {
    self.init(elements)
  }
}
