package import Wire

/// The files of a computer.
///
/// Paths are absolute and canonical: no `.` and `..`, no link in a directory of theirs, and no sign
/// at the end. `resolve` makes one of what a program says. Every change counts against the limits.
package struct Disk: Sendable {
  /// How much a disk holds.
  package struct Limits: Hashable, Sendable {
    package var fileBytes = 16 << 20
    package var totalBytes = 64 << 20
    package var entries = 20_000
    package static let pathBytes = 4096
    package static let nameBytes = 255

    /// 16 MiB a file, 64 MiB and 20,000 entries in all.
    package init() {}
  }

  private var nodes: [ByteString: DiskNode] = [:]
  private var names: [ByteString: Set<ByteString>] = [:]
  /// The number of the next node; none is given twice.
  var nextNumber = 1
  private var usedBytes = 0
  /// The limits in force.
  package var limits = Limits()
  /// Paths that differ from what the disk was made of.
  package private(set) var changed: Set<ByteString> = []

  /// A disk with an empty root.
  package init(at instant: Instant) {
    nodes["/"] = DiskNode(kind: .directory, mode: 0o755, modified: instant, number: 0)
    names["/"] = []
  }

  // MARK: Paths

  /// The canonical path of what a program names, seen from a directory. The last part need not
  /// exist; its directory must.
  package func resolve(
    _ path: ByteString, from directory: ByteString, followingLast: Bool = true
  ) throws(DiskError) -> ByteString {
    guard !path.isEmpty else { throw .notFound }
    guard path.count < Limits.pathBytes else { throw .nameTooLong }
    var pending = path.split(on: .slash).reversed() as [ByteString]
    var here = path.bytes[0] == .slash ? ByteString("/") : directory
    let endsInSlash = path.bytes.last == .slash
    var links = 0
    while let part = pending.popLast() {
      if part.isEmpty || part == "." {
        if nodes[here].map({ !$0.isDirectory }) ?? false { throw .notDirectory }
        continue
      }
      guard part.count <= Limits.nameBytes else { throw .nameTooLong }
      guard let node = nodes[here] else { throw .notFound }
      guard node.isDirectory else { throw .notDirectory }
      if part == ".." {
        here = Self.directory(of: here)
        continue
      }
      let next = Self.join(here, part)
      let isLast = pending.allSatisfy { $0.isEmpty || $0 == "." }
      if case .link(let target)? = nodes[next]?.kind, !isLast || followingLast || endsInSlash {
        links += 1
        guard links <= 40 else { throw .loop }
        if target.bytes.first == .slash { here = "/" }
        pending += target.split(on: .slash).reversed() as [ByteString]
        continue
      }
      here = next
      if nodes[here] == nil, !isLast { throw .notFound }
    }
    if endsInSlash, let node = nodes[here], !node.isDirectory { throw .notDirectory }
    return here
  }

  /// The directory that a path lies in; the root lies in itself.
  package static func directory(of path: ByteString) -> ByteString {
    guard let slash = path.bytes.lastIndex(of: .slash), slash > 0 else { return "/" }
    return ByteString(Array(path.bytes[..<slash]))
  }

  /// The last part of a path.
  package static func name(of path: ByteString) -> ByteString {
    guard let slash = path.bytes.lastIndex(of: .slash) else { return path }
    return ByteString(Array(path.bytes[(slash + 1)...]))
  }

  /// A name in a directory.
  package static func join(_ directory: ByteString, _ name: ByteString) -> ByteString {
    directory == "/" ? "/" + name : directory + "/" + name
  }

  /// A path without the signs at its end.
  package static func trimmed(_ path: ByteString) -> ByteString {
    var path = path
    while path.count > 1, path.bytes.last == .slash { path = path.dropLast() }
    return path
  }

  // MARK: Reading

  /// What stands at a canonical path.
  package func node(at path: ByteString) -> DiskNode? {
    nodes[path]
  }

  /// The names in a directory, in byte order.
  package func list(_ path: ByteString) throws(DiskError) -> [ByteString] {
    guard let node = nodes[path] else { throw .notFound }
    guard node.isDirectory else { throw .notDirectory }
    return (names[path] ?? []).sorted()
  }

  /// The bytes of a file.
  package func read(_ path: ByteString) throws(DiskError) -> ByteString {
    switch nodes[path]?.kind {
    case .file(let bytes)?: return bytes
    case .directory?: throw .isDirectory
    case .link?, nil: throw .notFound
    case .program?: throw .unsimulated
    case .device?: return ""
    }
  }

  // MARK: Changing

  /// Replaces a file's bytes, or makes one.
  package mutating func write(
    _ bytes: ByteString, to path: ByteString, mode: UInt16 = 0o644, at instant: Instant
  ) throws(DiskError) {
    guard bytes.count <= limits.fileBytes else { throw .tooLarge }
    if var node = nodes[path] {
      guard case .file(let old) = node.kind else {
        throw node.isDirectory ? .isDirectory : .notPermitted
      }
      guard usedBytes - old.count + bytes.count <= limits.totalBytes else { throw .noSpace }
      usedBytes += bytes.count - old.count
      node.kind = .file(bytes)
      node.modified = instant
      put(node, at: path)
    } else {
      guard usedBytes + bytes.count <= limits.totalBytes else { throw .noSpace }
      try add(.file(bytes), at: path, mode: mode, instant)
      usedBytes += bytes.count
    }
  }

  /// Adds bytes at a place of a file, zeros before it where the file ends earlier.
  package mutating func write(
    _ bytes: ByteString, to path: ByteString, offset: Int, at instant: Instant
  ) throws(DiskError) {
    guard var node = nodes[path], case .file(var content) = node.kind else { throw .notFound }
    let end = offset + bytes.count
    guard end <= limits.fileBytes else { throw .tooLarge }
    let growth = max(0, end - content.count)
    guard usedBytes + growth <= limits.totalBytes else { throw .noSpace }
    usedBytes += growth
    // The node gives its bytes away while they change, so that they are not copied.
    node.kind = .directory
    nodes[path] = node
    if content.count < offset {
      content.bytes.append(contentsOf: repeatElement(0, count: offset - content.count))
    }
    if offset == content.count {
      content.bytes.append(contentsOf: bytes.bytes)
    } else {
      content.bytes.replaceSubrange(
        offset..<min(end, content.count), with: bytes.bytes)
    }
    node.kind = .file(content)
    node.modified = instant
    put(node, at: path)
  }

  /// Makes a directory in one that exists.
  package mutating func makeDirectory(
    _ path: ByteString, mode: UInt16 = 0o755, at instant: Instant
  ) throws(DiskError) {
    guard nodes[path] == nil else { throw .exists }
    try add(.directory, at: path, mode: mode, instant)
    names[path] = []
  }

  /// Makes a symbolic link.
  package mutating func link(
    to target: ByteString, at path: ByteString, _ instant: Instant
  ) throws(DiskError) {
    guard nodes[path] == nil else { throw .exists }
    try add(.link(target), at: path, mode: 0o777, instant)
  }

  /// Puts a node of the computer's own at a path: a program or a device.
  package mutating func install(
    _ kind: DiskNode.Kind, at path: ByteString, mode: UInt16, _ instant: Instant
  ) throws(DiskError) {
    try add(kind, at: path, mode: mode, instant)
    if kind == .directory { names[path] = [] }
  }

  /// Takes a file, link or empty directory away.
  package mutating func remove(_ path: ByteString, at instant: Instant) throws(DiskError) {
    guard let node = nodes[path] else { throw .notFound }
    guard path != "/" else { throw .notPermitted }
    if node.isDirectory {
      guard (names[path] ?? []).isEmpty else { throw .notEmpty }
      names[path] = nil
    }
    if case .file(let bytes) = node.kind { usedBytes -= bytes.count }
    nodes[path] = nil
    names[Self.directory(of: path)]?.remove(Self.name(of: path))
    changed.insert(path)
    touch(Self.directory(of: path), instant)
  }

  /// Moves whatever stands at a path, with what is in it, to a path where nothing stands.
  package mutating func move(
    _ path: ByteString, to target: ByteString, at instant: Instant
  ) throws(DiskError) {
    guard let node = nodes[path] else { throw .notFound }
    guard nodes[target] == nil else { throw .exists }
    guard !target.hasPrefix(path + "/") else { throw .invalid }
    guard nodes[Self.directory(of: target)]?.isDirectory ?? false else { throw .notFound }
    for child in (names[path] ?? []).sorted() {
      names[target] = names[target] ?? []
      relocate(Self.join(path, child), to: Self.join(target, child))
    }
    if node.isDirectory { names[target] = names[target] ?? [] }
    relocate(path, to: target)
    touch(Self.directory(of: path), instant)
    touch(Self.directory(of: target), instant)
  }

  private mutating func relocate(_ path: ByteString, to target: ByteString) {
    guard let node = nodes[path] else { return }
    if node.isDirectory {
      names[target] = names[target] ?? []
      for child in (names[path] ?? []).sorted() {
        relocate(Self.join(path, child), to: Self.join(target, child))
      }
      names[path] = nil
    }
    nodes[path] = nil
    names[Self.directory(of: path)]?.remove(Self.name(of: path))
    changed.insert(path)
    names[Self.directory(of: target), default: []].insert(Self.name(of: target))
    put(node, at: target)
  }

  /// Changes the permission bits.
  package mutating func setMode(_ mode: UInt16, of path: ByteString) throws(DiskError) {
    guard var node = nodes[path] else { throw .notFound }
    node.mode = mode
    put(node, at: path)
  }

  /// Changes when the content of something changed.
  package mutating func setModified(_ instant: Instant, of path: ByteString) throws(DiskError) {
    guard var node = nodes[path] else { throw .notFound }
    node.modified = instant
    put(node, at: path)
  }

  /// Puts something back that was stored; a directory comes before what is in it.
  mutating func restore(_ node: DiskNode, at path: ByteString) {
    if case .file(let bytes)? = nodes[path]?.kind { usedBytes -= bytes.count }
    if case .file(let bytes) = node.kind { usedBytes += bytes.count }
    nodes[path] = node
    nextNumber = max(nextNumber, node.number + 1)
    if node.isDirectory { names[path] = names[path] ?? [] }
    guard path != "/" else { return }
    names[Self.directory(of: path), default: []].insert(Self.name(of: path))
  }

  /// Leaves out what was stored as gone.
  mutating func forget(_ path: ByteString) {
    if case .file(let bytes)? = nodes[path]?.kind { usedBytes -= bytes.count }
    nodes[path] = nil
    names[path] = nil
    names[Self.directory(of: path)]?.remove(Self.name(of: path))
  }

  /// Forgets what has changed: the disk is now what it is made of.
  package mutating func settle() {
    changed = []
  }

  private mutating func add(
    _ kind: DiskNode.Kind, at path: ByteString, mode: UInt16, _ instant: Instant
  ) throws(DiskError) {
    let directory = Self.directory(of: path)
    guard let parent = nodes[directory] else { throw .notFound }
    guard parent.isDirectory else { throw .notDirectory }
    guard nodes.count < limits.entries else { throw .noSpace }
    put(DiskNode(kind: kind, mode: mode, modified: instant, number: nextNumber), at: path)
    nextNumber += 1
    names[directory, default: []].insert(Self.name(of: path))
    touch(directory, instant)
  }

  private mutating func put(_ node: DiskNode, at path: ByteString) {
    nodes[path] = node
    changed.insert(path)
  }

  private mutating func touch(_ path: ByteString, _ instant: Instant) {
    guard nodes[path] != nil else { return }
    nodes[path]?.modified = instant
    changed.insert(path)
  }
}
