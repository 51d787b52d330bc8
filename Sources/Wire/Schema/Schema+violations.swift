extension Schema {
  /// Everything that is wrong with `json`, in the order in which the schema documents it, an
  /// object's own members before those further down only where they come first.
  ///
  /// Members the schema does not know are never wrong. A value of the wrong type is one violation
  /// and is not looked into. A value that must be one of several schemas is judged by the one it
  /// is nearest to.
  package func violations(
    in json: JSON, at pointer: JSONPointer = .root, location: Violation.Location = .body
  ) -> [Violation] {
    var found: [Violation] = []
    collect(in: json, location, into: &found)
    guard !pointer.tokens.isEmpty else { return found }
    for index in found.indices {
      found[index].pointer = JSONPointer(pointer.tokens + found[index].pointer.tokens)
    }
    return found
  }

  /// Appends violations whose pointers begin at `json`. Pointers are put together on the way back,
  /// so that a faultless value costs none.
  private func collect(
    in json: JSON, _ location: Violation.Location, into found: inout [Violation]
  ) {
    func add(_ rule: Violation.Rule) {
      found.append(Violation(location: location, pointer: .root, rule: rule, found: json))
    }
    if case .null = json {
      if !takesNull { add(.null) }
      return
    }
    if let rule = ownRule(brokenBy: json) { return add(rule) }
    let before = found.count
    switch (kind, json) {
    case (.array(let element), .array(let values)):
      for (index, value) in values.enumerated() {
        element.collect(in: value, under: String(index), location, into: &found)
      }
    case (.map(let element), .object(let object)):
      for (key, value) in object {
        element.collect(in: value, under: key, location, into: &found)
      }
    case (.object(let properties, _), .object(let object)):
      for property in properties {
        if let value = object[property.name] {
          property.schema.collect(in: value, under: property.name, location, into: &found)
        } else if property.isRequired {
          let place = JSONPointer([property.name])
          found.append(Violation(location: location, pointer: place, rule: .missing))
        }
      }
    case (.oneOf(let schemas), _): found += Self.nearest(of: schemas, to: json, location)
    default: break
    }
    if found.count == before, let rule = check?(json) { add(rule) }
  }

  private func collect(
    in json: JSON, under token: @autoclosure () -> String, _ location: Violation.Location,
    into found: inout [Violation]
  ) {
    let before = found.count
    collect(in: json, location, into: &found)
    for index in before..<found.count {
      found[index].pointer = JSONPointer([token()] + found[index].pointer.tokens)
    }
  }

  private var takesNull: Bool {
    switch kind {
    case .any: true
    case .oneOf(let schemas): isNullable || schemas.contains(where: \.isNullable)
    default: isNullable
    }
  }

  /// The violations of the alternative that has the fewest among those of the right type.
  private static func nearest(
    of schemas: [Schema], to json: JSON, _ location: Violation.Location
  ) -> [Violation] {
    schemas.filter { $0.accepts(typeOf: json) }
      .map { $0.violations(in: json, location: location) }
      .min { $0.count < $1.count } ?? []
  }

  /// The rule of type, bounds or choice that the value itself breaks.
  private func ownRule(brokenBy json: JSON) -> Violation.Rule? {
    guard accepts(typeOf: json) else { return .type(expected: typeName) }
    switch (kind, json) {
    case (.integer(let min, let max), .number(let number)):
      guard let value = number.int else { return .type(expected: typeName) }
      if let min, value < min { return .tooSmall(min) }
      if let max, value > max { return .tooLarge(max) }
    case (.number(let min, let max), .number(let number)):
      if let min, number.double < min { return Self.bound(min, Violation.Rule.tooSmall, "least") }
      if let max, number.double > max { return Self.bound(max, Violation.Rule.tooLarge, "most") }
    case (.string(let rules), .string(let value)):
      guard rules.minLength != nil || rules.maxLength != nil else { return nil }
      let length = rules.lengthUnit.length(of: value)
      if let least = rules.minLength, length < least { return .tooShort(least) }
      if let most = rules.maxLength, length > most { return .tooLong(most) }
    case (.enumeration(let values), .string(let value)):
      if !values.contains(value) { return .notOneOf(values) }
    default: break
    }
    return nil
  }

  private static func bound(
    _ bound: Double, _ rule: (Int) -> Violation.Rule, _ word: String
  ) -> Violation.Rule {
    Int(whole: bound).map(rule) ?? .custom("must be at \(word) \(bound)")
  }

  /// Whether a value of this type can be meant, for any content. Not asked for `null`.
  private func accepts(typeOf json: JSON) -> Bool {
    switch (kind, json) {
    case (.any, _), (.boolean, .bool), (.integer, .number), (.number, .number),
      (.string, .string), (.enumeration, .string), (.array, .array), (.object, .object),
      (.map, .object):
      true
    case (.oneOf(let schemas), _): schemas.contains { $0.accepts(typeOf: json) }
    default: false
    }
  }
}

extension Schema.LengthUnit {
  /// The length of a string in this unit.
  fileprivate func length(of text: String) -> Int {
    switch self {
    case .scalars: text.unicodeScalars.count
    case .graphemes: text.count
    }
  }
}
