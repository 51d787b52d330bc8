import Testing

/// The folders of a target are layers too: types of one are used by others in one direction only, so
/// that a reader can begin at the bottom.
@Suite struct FolderTests {
  /// Targets that still have a circle. An entry goes when its target has none any more.
  private static let known: Set<String> = []

  /// Benchmarks, which stand beside.
  private static let others: Set<String> = ["BareServer", "WireBenchmark"]

  private static let files = Result { try SourceTree.files() }

  private static func targets() throws -> [String] {
    Set(try files.get().map(\.target)).subtracting(others).sorted()
  }

  private static func graph(of target: String) throws -> FolderGraph {
    var texts: [String: String] = [:]
    for file in try files.get() where file.target == target {
      texts[file.path] = try SourceTree.text(file.path)
    }
    return FolderGraph(texts)
  }

  @Test(arguments: try targets())
  func `no folders of a target use each other in a circle`(_ target: String) throws {
    let uses = try Self.graph(of: target).circularUses
    if Self.known.contains(target) {
      #expect(!uses.isEmpty, "\(target) has no circle any more: take it off the list")
    } else {
      #expect(uses.isEmpty, "\(uses.joined(separator: "\n"))")
    }
  }

  @Test(arguments: try targets())
  func `no folder of a target has more than 20 files`(_ target: String) throws {
    let paths = try Self.files.get().filter { $0.target == target }.map(\.path)
    let folders = Dictionary(grouping: paths) { $0.split(separator: "/").dropLast() }
    #expect(!paths.isEmpty)
    for (folder, files) in folders {
      #expect(files.count <= 20, "\(folder.joined(separator: "/")) has \(files.count) files")
    }
  }

  @Test func `every target with a known circle exists`() throws {
    #expect(Self.known.isSubset(of: try Self.targets()))
  }

  @Test func `a circle over three folders is found, with the uses that make it`() {
    let graph = FolderGraph([
      "A/One.swift": "struct One { let two: Two }",
      "B/Two.swift": "package enum Two { case three(Three) }",
      "C/Three.swift": "@safe final class Three { func f() { print(\"\\(One.self)\") } }",
      "D/Four.swift": "struct Four { let one: One }",
    ])
    #expect(
      graph.circularUses == [
        "A/One.swift uses Two of B", "B/Two.swift uses Three of C", "C/Three.swift uses One of A",
      ])
  }

  @Test func `comments and literals use nothing`() {
    let graph = FolderGraph([
      "A/One.swift": "struct One { let two: Two }",
      "B/Two.swift": """
      /// See ``One``.
      struct Two { /* One /* One */ One */
        let plain = "One \\" One"
        let raw = #"One " One \\(One) "#
        let long = ""\"
          One
          ""\"
      }
      """,
    ])
    #expect(graph.circularUses.isEmpty)
  }
}
