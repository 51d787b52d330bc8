/// A decoder that has a value for everything and notes what it was asked for.
struct ProbeDecoder: Decoder {
  let slot: ProbeSlot
  /// The types on the way here.
  let path: [ObjectIdentifier]
  /// Whether schemas of members are wanted; a mere sample needs none.
  let isRecording: Bool
  /// Whether collections are empty, because their element is a type that is on the way here.
  let emptiesCollections: Bool

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Makes a value of `type` and notes what that took.
  ///
  /// - Throws: ``ProbeRecursion`` when the type is on the way already and cannot be left out.
  static func probe<T: Decodable>(
    _ type: T.Type, path: [ObjectIdentifier], isRecording: Bool
  ) throws -> (value: T, slot: ProbeSlot) {
    if let sample = declaredSample(of: type) { return (sample, ProbeSlot()) }
    let id = ObjectIdentifier(type)
    guard !path.contains(id) else {
      throw ProbeRecursion(typeName: String(reflecting: type))
    }
    let slot = ProbeSlot()
    slot.name = SchemaProbe.name(of: type)
    do {
      let decoder = ProbeDecoder(
        slot: slot, path: path + [id], isRecording: isRecording, emptiesCollections: false)
      return (try T(from: decoder), slot)
    } catch let recursion as ProbeRecursion {
      switch slot.shape {
      case .array, .map: break
      default: throw recursion
      }
      let decoder = ProbeDecoder(
        slot: ProbeSlot(), path: path + [id], isRecording: false, emptiesCollections: true)
      return (try T(from: decoder), slot)
    }
  }

  private static func declaredSample<T>(of type: T.Type) -> T? {
    // In one expression, no sample of an optional type would be one that is nil.
    guard let type = type as? any Sampled.Type else { return nil }
    return type.sample as? T
  }

  /// Makes a member or an element and finds its schema: the one its type declares if it is an
  /// input only, else the one that probing finds.
  func nested<T: Decodable>(_ type: T.Type) throws -> (value: T, schema: Schema, slot: ProbeSlot) {
    guard isRecording else {
      let (value, slot) = try Self.probe(type, path: path, isRecording: false)
      return (value, Schema(.any), slot)
    }
    guard let input = type as? any WireInput.Type else {
      let (value, slot) = try Self.probe(type, path: path, isRecording: true)
      return (value, slot.schema, slot)
    }
    let (value, slot) = try Self.probe(type, path: path, isRecording: false)
    return (value, input.requestSchema, slot)
  }

  /// A scalar stands for itself: its type knows its schema and a sample.
  func scalar<T: WireScalar>() -> T {
    slot.shape = .scalar(T.schema)
    return T.sample
  }

  /// The member being decoded tells apart what is missing and what is `null`.
  func mayBeAbsentOrNull() {
    slot.mayBeAbsent = true
    slot.isNullable = true
  }

  func container<Key: CodingKey>(
    keyedBy type: Key.Type
  ) -> KeyedDecodingContainer<Key> {
    if case .object = slot.shape {} else { slot.shape = .object([]) }
    return KeyedDecodingContainer(ProbeKeyedDecoding(decoder: self))
  }

  func unkeyedContainer() -> any UnkeyedDecodingContainer {
    slot.shape = .array(nil)
    return ProbeUnkeyedDecoding(decoder: self)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    self
  }
}

extension ProbeDecoder: SingleValueDecodingContainer {
  /// Asking is what an optional does first; the probe goes on to its value.
  func decodeNil() -> Bool {
    slot.isNullable = true
    return false
  }

  func decode(_ type: Bool.Type) -> Bool { scalar() }
  func decode(_ type: String.Type) -> String { scalar() }
  func decode(_ type: Double.Type) -> Double { scalar() }
  func decode(_ type: Float.Type) -> Float { Float(scalar() as Double) }
  func decode(_ type: Int.Type) -> Int { scalar() }
  func decode(_ type: Int8.Type) -> Int8 { integer() }
  func decode(_ type: Int16.Type) -> Int16 { integer() }
  func decode(_ type: Int32.Type) -> Int32 { integer() }
  func decode(_ type: Int64.Type) -> Int64 { scalar() }
  func decode(_ type: UInt.Type) -> UInt { integer() }
  func decode(_ type: UInt8.Type) -> UInt8 { integer() }
  func decode(_ type: UInt16.Type) -> UInt16 { integer() }
  func decode(_ type: UInt32.Type) -> UInt32 { integer() }
  func decode(_ type: UInt64.Type) -> UInt64 { integer() }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    try Self.declaredSample(of: type) ?? T(from: self)
  }

  private func integer<T: FixedWidthInteger>() -> T {
    let least = Int(exactly: T.min)
    slot.shape = .scalar(Schema(.integer(min: least, max: Int(exactly: T.max))))
    return 1
  }
}

/// Why no schema of a type can be found by probing, with the type's name.
package struct ProbeFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The type at fault, which may be a member of the one that was asked for.
  package let typeName: String
  /// What its `init(from:)` did that a probe cannot follow.
  package let reason: String

  /// One line that names the type and says what to do.
  package var description: String {
    "\(typeName) cannot be probed for its schema: \(reason); "
      + "conform it to WireScalar or declare its schema"
  }
}

/// A type was met inside itself. It travels up to the nearest place that can do without the value:
/// an optional member or a collection.
struct ProbeRecursion: Error {
  let typeName: String
}
