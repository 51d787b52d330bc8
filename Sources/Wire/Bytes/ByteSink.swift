/// Bytes being written, in memory of its own that is longer than what has been written so far.
///
/// Appending byte by byte to an array asks each time whether the array is shared and has room.
/// Here room is asked for once for a whole name, string or number, which is then put down through a
/// pointer. Nothing outside of this module gets to see the pointer, and a sink cannot be copied, so
/// the memory has one owner, which frees it.
@safe struct ByteSink: ~Copyable {
  /// Bytes up to `count` have been written; what follows is not initialized.
  private var storage: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes have been written.
  private(set) var count = 0

  init(capacity: Int) {
    unsafe storage = .allocate(capacity: capacity)
  }

  deinit { unsafe storage.deallocate() }

  /// A copy of what has been written.
  var written: [UInt8] {
    unsafe [UInt8](UnsafeBufferPointer(rebasing: storage[..<count]))
  }

  /// Lets `body` write at a place that has room for `limit` bytes. It returns how many it wrote;
  /// none means that nothing happened.
  @inline(__always)
  mutating func write(
    atMost limit: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int
  ) {
    if unsafe storage.count - count < limit { makeRoom(for: limit) }
    // There is no base where nothing was allocated: then there is nothing to write either.
    guard let base = unsafe storage.baseAddress else { return }
    let written = unsafe body(base + count)
    assert(written <= limit, "wrote \(written) bytes into room for \(limit)")
    count += written
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
    unsafe text.withBytes { unsafe append(contentsOf: $0) }
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

  /// Appends a member: its name, which is plain, and `text` as a JSON string.
  mutating func append(name: StaticString, isFirst: Bool, quoting text: String) {
    unsafe text.withBytes { utf8 in
      let plain = unsafe Self.plainPrefix(of: utf8)
      guard plain == utf8.count else {
        append(name: name, isFirst: isFirst)
        return unsafe append(quoting: utf8, plain: plain)
      }
      let length = name.utf8CodeUnitCount
      unsafe write(atMost: length + plain + 6) { start in
        var place = unsafe start
        if !isFirst {
          unsafe place.pointee = UInt8(ascii: ",")
          unsafe place += 1
        }
        unsafe place.pointee = UInt8(ascii: "\"")
        unsafe (place + 1).update(from: name.utf8Start, count: length)
        unsafe place += length + 1
        unsafe place[0] = UInt8(ascii: "\"")
        unsafe place[1] = UInt8(ascii: ":")
        unsafe place[2] = UInt8(ascii: "\"")
        if let source = utf8.baseAddress { unsafe (place + 3).update(from: source, count: plain) }
        unsafe place[plain + 3] = UInt8(ascii: "\"")
        return length + plain + (isFirst ? 5 : 6)
      }
    }
  }

  @inline(never)
  private mutating func makeRoom(for limit: Int) {
    // Four times as long, so that a page of a list is moved twice at most.
    let longer = unsafe UnsafeMutableBufferPointer<UInt8>.allocate(
      capacity: Swift.max(storage.count * 4, count + limit, 64))
    if let old = unsafe storage.baseAddress {
      unsafe longer.baseAddress?.update(from: old, count: count)
    }
    unsafe storage.deallocate()
    unsafe storage = longer
  }
}

extension String {
  /// Lends the UTF-8 bytes. `withUTF8` wants a variable, and to make one is to count a reference.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = unsafe utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return copy.withUTF8(body)
  }
}
