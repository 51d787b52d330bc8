import Wire

/// Something of a computer that outlives a call: what it is, as bytes.
///
/// The bytes depend on the value alone: dictionaries are written in the order of their keys.
protocol StateCodable {
  func write(to writer: inout StateWriter)
  init(from reader: inout StateReader) throws(StateError)
}

/// The bytes are not those of a state.
struct StateError: Error {}

/// Values one behind the other.
struct StateWriter {
  private(set) var bytes: [UInt8] = []

  /// A number, seven bits a byte, the lowest first; the sign is its lowest bit.
  mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ value: some StateCodable) {
    value.write(to: &self)
  }

  mutating func write(bytes more: [UInt8]) {
    write(more.count)
    bytes += more
  }
}

/// Reads what a `StateWriter` has written.
struct StateReader {
  private let source: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    source = bytes
  }

  var isAtEnd: Bool { position == source.count }

  mutating func number() throws(StateError) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while position < source.count, shift < 70 {
      let byte = source[position]
      position += 1
      value |= UInt(byte & 0x7F) << shift
      guard byte >= 0x80 else {
        return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
      }
      shift += 7
    }
    throw StateError()
  }

  mutating func bytes() throws(StateError) -> [UInt8] {
    let count = try number()
    guard count >= 0, count <= source.count - position else { throw StateError() }
    defer { position += count }
    return Array(source[position..<(position + count)])
  }

  mutating func value<Value: StateCodable>(
    _ type: Value.Type = Value.self
  ) throws(StateError) -> Value {
    try Value(from: &self)
  }
}

extension Int: StateCodable {
  func write(to writer: inout StateWriter) { writer.write(self) }

  init(from reader: inout StateReader) throws(StateError) { self = try reader.number() }
}

extension Int32: StateCodable {
  func write(to writer: inout StateWriter) { writer.write(Int(self)) }

  init(from reader: inout StateReader) throws(StateError) {
    self = Int32(truncatingIfNeeded: try reader.number())
  }
}

extension UInt16: StateCodable {
  func write(to writer: inout StateWriter) { writer.write(Int(self)) }

  init(from reader: inout StateReader) throws(StateError) {
    self = UInt16(truncatingIfNeeded: try reader.number())
  }
}

extension Bool: StateCodable {
  func write(to writer: inout StateWriter) { writer.write(self ? 1 : 0) }

  init(from reader: inout StateReader) throws(StateError) { self = try reader.number() != 0 }
}

extension ByteString: StateCodable {
  func write(to writer: inout StateWriter) { writer.write(bytes: bytes) }

  init(from reader: inout StateReader) throws(StateError) { self.init(try reader.bytes()) }
}

extension Instant: StateCodable {
  func write(to writer: inout StateWriter) { writer.write(Int(microseconds)) }

  init(from reader: inout StateReader) throws(StateError) {
    self.init(microseconds: Int64(try reader.number()))
  }
}

extension Optional: StateCodable where Wrapped: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(self != nil)
    if let value = self { writer.write(value) }
  }

  init(from reader: inout StateReader) throws(StateError) {
    self = try reader.value(Bool.self) ? try reader.value(Wrapped.self) : nil
  }
}

extension Array: StateCodable where Element: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(count)
    for element in self { writer.write(element) }
  }

  init(from reader: inout StateReader) throws(StateError) {
    let count = try reader.number()
    guard count >= 0 else { throw StateError() }
    self = []
    for _ in 0..<count { append(try reader.value()) }
  }
}

extension Dictionary: StateCodable where Key: StateCodable & Comparable, Value: StateCodable {
  func write(to writer: inout StateWriter) {
    writer.write(count)
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      writer.write(key)
      writer.write(value)
    }
  }

  init(from reader: inout StateReader) throws(StateError) {
    let count = try reader.number()
    guard count >= 0 else { throw StateError() }
    self = [:]
    for _ in 0..<count {
      let key = try reader.value(Key.self)
      updateValue(try reader.value(Value.self), forKey: key)
    }
  }
}
