/// Bytes being written, in an array that is longer than what has been written so far.
///
/// Appending byte by byte to an array asks each time whether the array is shared and has room.
/// Here that is asked once for a whole name, string or number, which is then put down through a
/// pointer. Nothing outside of this module gets to see the pointer.
struct ByteSink {
  /// Everything from `count` on is room, filled with zeros.
  private var storage: [UInt8]
  /// How many bytes have been written.
  private(set) var count = 0

  init(capacity: Int) {
    storage = [UInt8](repeating: 0, count: capacity)
  }

  /// A copy of what has been written.
  var written: [UInt8] {
    Array(storage.prefix(count))
  }

  /// What has been written; the sink gives its storage away.
  consuming func finish() -> [UInt8] {
    storage.removeLast(storage.count - count)
    return storage
  }

  /// Lets `body` write at a place that has room for `limit` bytes. It returns how many it wrote;
  /// none means that nothing happened.
  @inline(__always)
  mutating func write(
    atMost limit: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int
  ) {
    if storage.count - count < limit { makeRoom(for: limit) }
    let start = count
    count += unsafe storage.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      let written = unsafe body(base + start)
      assert(written <= limit, "wrote \(written) bytes into room for \(limit)")
      return written
    }
  }

  mutating func append(_ byte: UInt8) {
    unsafe write(atMost: 1) { place in
      unsafe place.pointee = byte
      return 1
    }
  }

  mutating func append(contentsOf bytes: [UInt8]) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    unsafe write(atMost: bytes.count) { place in
      unsafe place.update(from: source, count: bytes.count)
      return bytes.count
    }
  }

  /// Appends plain text that is known when this module is compiled.
  mutating func append(_ text: StaticString) {
    unsafe append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends text as it is.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append(contentsOf: $0) }
  }

  /// Appends a member's name, which is plain, in quotes and with its colon.
  mutating func append(name: StaticString, isFirst: Bool) {
    let length = name.utf8CodeUnitCount
    unsafe write(atMost: length + 4) { start in
      var place = unsafe start
      if !isFirst {
        unsafe place.pointee = UInt8(ascii: ",")
        unsafe place += 1
      }
      unsafe place.pointee = UInt8(ascii: "\"")
      unsafe (place + 1).update(from: name.utf8Start, count: length)
      unsafe place[length + 1] = UInt8(ascii: "\"")
      unsafe place[length + 2] = UInt8(ascii: ":")
      return isFirst ? length + 3 : length + 4
    }
  }

  @inline(never)
  private mutating func makeRoom(for limit: Int) {
    let length = Swift.max(storage.count * 2, count + limit, 64)
    // Both steps are one call each to set and to move memory; appending zeros would be a loop.
    var longer = [UInt8](repeating: 0, count: length)
    unsafe storage.withUnsafeBufferPointer { old in
      unsafe longer.withUnsafeMutableBufferPointer { new in
        guard let source = old.baseAddress, let target = new.baseAddress else { return }
        unsafe target.update(from: source, count: count)
      }
    }
    storage = longer
  }
}
