/// Writes JSON as bytes, straight from values, without a tree in between.
///
/// The caller says what comes next and in which order; commas and quotes are the writer's. What
/// it writes is valid JSON as long as each position is given exactly one value: a second value
/// at the root, or a `value` among the fields of an object, is the caller's mistake and is not
/// caught.
///
/// The same calls can be recorded instead of written, which is how a reply's schema is found
/// from the very code that writes it (see ``SchemaProbe``).
package struct JSONWriter: ~Copyable {
  /// The version or envelope that renderings are to speak.
  package let dialect: Dialect
  /// Where the client believes the server to be, without a trailing slash: absolute addresses in a
  /// rendering begin with it.
  package let origin: String
  /// Where the bytes go; nothing goes there while probing.
  var sink: ByteSink
  /// Where calls are noted instead of written; nil when writing.
  let recorder: SchemaRecorder?
  /// Whether a value has been written at this level, so that a comma must precede the next.
  private var needsComma = false

  /// The address that a server has by default.
  package static let standardOrigin = "http://127.0.0.1:4010"

  /// A writer without output.
  ///
  /// - Parameters:
  ///   - dialect: What renderings ask for through ``dialect``.
  ///   - origin: What renderings ask for through ``origin``; the standard address of the server
  ///     where a rendering answers no request.
  ///   - capacity: How many bytes to make room for at once.
  package init(
    dialect: Dialect = .standard, origin: String = JSONWriter.standardOrigin,
    reserving capacity: Int = 512
  ) {
    self.dialect = dialect
    self.origin = origin
    recorder = nil
    sink = ByteSink(capacity: capacity)
  }

  /// A writer that tells `recorder` the types of what it is given and writes nothing.
  init(probing recorder: SchemaRecorder, dialect: Dialect) {
    self.dialect = dialect
    origin = Self.standardOrigin
    self.recorder = recorder
    sink = ByteSink(capacity: 0)
  }

  /// A copy of what has been written so far; empty while probing.
  package var bytes: [UInt8] {
    sink.written
  }

  /// Ends the writing and returns the bytes.
  package consuming func finish() -> [UInt8] {
    sink.written
  }

  /// Writes an object; `members` writes its fields.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    if let recorder {
      recorder.beginObject()
      members(&self)
      recorder.value(recorder.endObject())
      return
    }
    beginValue()
    open("{")
    members(&self)
    close("}")
  }

  /// Writes an array; `each` writes exactly one value for an element.
  package mutating func array<S: Sequence>(
    _ elements: S, _ each: (inout JSONWriter, S.Element) -> Void
  ) {
    if let recorder {
      recorder.value(probedArray(elements, each))
      return
    }
    beginValue()
    open("[")
    // By address where that is possible: to iterate is to copy each element, and a row has a score
    // of references to count.
    let isDone: Void? = elements.withContiguousStorageIfAvailable { elements in
      guard let first = elements.baseAddress else { return }
      for index in 0..<elements.count { unsafe each(&self, first[index]) }
    }
    if isDone == nil { for element in elements { each(&self, element) } }
    close("]")
  }

  /// The schema of the array that `each` would write, from the first element alone.
  func probedArray<S: Sequence>(
    _ elements: S, _ each: (inout JSONWriter, S.Element) -> Void
  ) -> Schema {
    guard let recorder, let first = elements.first(where: { _ in true }) else {
      return Schema(.array(Schema(.any)))
    }
    var writer = JSONWriter(probing: recorder, dialect: dialect)
    return Schema(.array(recorder.schema { each(&writer, first) }))
  }

  /// Makes ready for a value: a comma if one must precede it, and a note that one will follow.
  mutating func beginValue() {
    if needsComma { sink.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  /// Writes a member's name and the colon; the next value belongs to it.
  mutating func beginField(_ key: StaticString) {
    // Names in the source are plain: they are copied as they are, not scanned for escapes.
    sink.append(name: key, isFirst: !needsComma)
    needsComma = false
  }

  /// Writes a member whose value is a string, in one go: most members are.
  mutating func member(_ key: StaticString, _ value: String) {
    sink.append(name: key, isFirst: !needsComma, quoting: value)
    needsComma = true
  }

  /// Writes a member's name that is only known at run time, escaped as any string is.
  mutating func beginField(dynamic key: String) {
    if needsComma { sink.append(UInt8(ascii: ",")) }
    needsComma = false
    sink.append(quoting: key)
    sink.append(UInt8(ascii: ":"))
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    sink.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    sink.append(UInt8(ascii: bracket))
    needsComma = true
  }
}
