/// The files that a pattern names.
enum PathExpansion {
  /// The paths that match, in byte order, as the pattern would have them written; none where none
  /// does. A leading dot is matched by a dot alone.
  static func matches(
    of pattern: ByteString, from directory: ByteString, on machine: Machine
  ) throws(Interrupt) -> [ByteString] {
    var found: [(written: ByteString, path: ByteString)] = []
    var rest = pattern.bytes[...]
    if rest.first == .slash {
      while rest.first == .slash { rest = rest.dropFirst() }
      found = [("/", "/")]
    } else {
      found = [("", directory)]
    }
    while !rest.isEmpty {
      let end = rest.firstIndex(of: .slash) ?? rest.endIndex
      let part = ByteString(Array(rest[..<end]))
      rest = rest[end...]
      let endsInSlash = !rest.isEmpty
      while rest.first == .slash { rest = rest.dropFirst() }
      var next: [(written: ByteString, path: ByteString)] = []
      for (written, path) in found {
        for (name, target) in try names(matching: part, in: path, on: machine) {
          if endsInSlash, !(machine.disk.node(at: target)?.isDirectory ?? false) { continue }
          next.append((written + name + (endsInSlash ? "/" : ""), target))
        }
      }
      found = next
    }
    return found.map(\.written).sorted()
  }

  private static func names(
    matching part: ByteString, in directory: ByteString, on machine: Machine
  ) throws(Interrupt) -> [(name: ByteString, path: ByteString)] {
    let isPattern = part.bytes.contains { "*?[".utf8.contains($0) }
    guard isPattern else {
      var plain = ByteString()
      var isEscaped = false
      for byte in part.bytes {
        if byte == .backslash, !isEscaped {
          isEscaped = true
        } else {
          plain.bytes.append(byte)
          isEscaped = false
        }
      }
      guard let path = try? machine.disk.resolve(plain, from: directory),
        machine.disk.node(at: path) != nil
      else { return [] }
      return [(plain, path)]
    }
    guard let names = try? machine.disk.list(directory) else { return [] }
    try machine.count(1 + names.count >> 4)
    let compiled = Pattern(part)
    let takesHidden = part.bytes.first == UInt8(ascii: ".")
    var result: [(name: ByteString, path: ByteString)] = []
    for name in names where takesHidden || name.bytes.first != UInt8(ascii: ".") {
      guard compiled.matches(name) else { continue }
      let path = (try? machine.disk.resolve(name, from: directory)) ?? Disk.join(directory, name)
      result.append((name, path))
    }
    return result
  }
}
