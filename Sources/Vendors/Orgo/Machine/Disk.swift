import Simulation
import Wire

/// A computer's disk as the shell sees it: paths and what is there. It survives stop and start; it
/// knows no owners, modes or links.
struct Disk: Sendable {
  /// What is at a path.
  enum Node: Sendable, Hashable {
    case folder
    case file(String)
  }

  /// What every computer comes with.
  static let fresh = Disk(nodes: [
    "/": .folder, "/home": .folder, "/home/user": .folder, "/home/user/Desktop": .folder,
    "/home/user/.bashrc": .file("export PS1='\\u@\\h:\\w\\$ '\n"), "/tmp": .folder,
    "/etc": .folder, "/etc/hostname": .file(""),
  ])

  private(set) var nodes: [String: Node]
  /// Paths that were written or removed since the disk was read.
  private(set) var changed: Set<String> = []

  init(nodes: [String: Node]) { self.nodes = nodes }

  subscript(path: String) -> Node? {
    get { nodes[path] }
    set {
      nodes[path] = newValue
      changed.insert(path)
    }
  }

  /// The names in a folder, sorted.
  func names(in folder: String) -> [String] {
    let prefix = folder == "/" ? "/" : folder + "/"
    return nodes.keys.compactMap { path in
      guard path.hasPrefix(prefix), path != prefix else { return nil }
      let name = path.dropFirst(prefix.count)
      return name.contains("/") ? nil : String(name)
    }.sorted()
  }

  /// Takes over what was stored; a name in front of `nodes` of a fresh disk counts for more.
  mutating func restore(_ path: String, _ node: Node?) { nodes[path] = node }

  /// Removes a path and all below it.
  mutating func remove(_ path: String) {
    for known in nodes.keys where known == path || known.hasPrefix(path + "/") {
      self[known] = nil
    }
  }

  /// Whether something can be made at a path: the folder around it exists.
  func hasFolder(around path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/") else { return false }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return nodes[folder] == .folder
  }
}

extension Disk {
  /// The disk of a computer: what it came with, and what has been changed since.
  init(of computer: ComputerRow, _ db: borrowing Transaction) throws(OrgoError) {
    self = Disk.fresh
    restore("/etc/hostname", .file("\(computer.instanceID)\n"))
    let rows = try db.all(FileRow.self, where: "computer_id = ?", computer.id)
    for row in rows { restore(row.path, row.isFolder ? .folder : .file(row.text)) }
  }

  /// Stores what a command changed. What every computer comes with is back after a removal.
  func keep(of computer: ComputerRow, _ db: borrowing Transaction) throws(OrgoError) {
    for path in changed.sorted() {
      try db.delete(FileRow.self, FileRow.id(of: path, on: computer.id))
      switch self[path] {
      case nil: break
      case .folder:
        try db.add(FileRow(computerID: computer.id, path: path, text: nil, now: db.now))
      case .file(let text):
        try db.add(FileRow(computerID: computer.id, path: path, text: text, now: db.now))
      }
    }
  }
}
