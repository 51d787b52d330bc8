/// Which folders of a target use types that others declare, by the names of types alone: functions,
/// and members of extensions, are not seen.
struct FolderGraph {
  /// A use of a type from another folder.
  struct Use {
    let file: String
    let type: String
    let folder: String
  }

  /// By the folder that uses.
  private(set) var uses: [String: [Use]] = [:]

  /// The graph of files by their path.
  init(_ texts: [String: String]) {
    var folders: [String: Set<String>] = [:]
    var declared: [String: Set<String>] = [:]
    var codes: [(path: String, code: String)] = []
    for (path, text) in texts {
      let code = SwiftCode.stripped(text)
      codes.append((path, code))
      declared[path] = SwiftCode.declaredTypes(in: code)
      for type in declared[path, default: []] {
        folders[type, default: []].insert(Self.folder(of: path))
      }
    }
    for (path, code) in codes.sorted(by: { $0.path < $1.path }) {
      let own = Self.folder(of: path)
      let foreign = SwiftCode.usedTypes(in: code).subtracting(declared[path, default: []])
      for type in foreign.sorted() {
        for folder in folders[type, default: []].subtracting([own]) {
          uses[own, default: []].append(Use(file: path, type: type, folder: folder))
        }
      }
    }
  }

  private static func folder(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  /// The uses that are part of a circle of folders, in sentences.
  var circularUses: [String] {
    uses.keys.sorted().flatMap { folder in
      uses[folder, default: []].filter { reachable(from: $0.folder).contains(folder) }.map {
        "\($0.file) uses \($0.type) of \($0.folder)"
      }
    }
  }

  private func reachable(from start: String) -> Set<String> {
    var found: Set = [start]
    var rest = [start]
    while let folder = rest.popLast() {
      for use in uses[folder, default: []] where found.insert(use.folder).inserted {
        rest.append(use.folder)
      }
    }
    return found
  }
}
