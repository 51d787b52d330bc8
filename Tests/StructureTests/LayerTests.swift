import Testing

/// The layers of docs/architecture.md, which the package's manifest alone does not hold to: a target
/// may name a dependency above it as long as there is no circle.
@Suite struct LayerTests {
  private static let vendors = (try? SourceTree.vendors()) ?? []

  /// From the top down; targets of one line do not import each other.
  private static let layers: [[String]] = [
    ["understudy"],
    ["UnderstudyCommands"],
    ["SimulationTesting"],
    ["Server"],
    ["Scenarios"],
    ["Telemetry"],
    vendors,
    ["VirtualComputer"],
    ["Simulation"],
    ["Faults"],
    ["Storage"],
    ["HTTPTransport"],
    ["Wire"],
    ["Platform"],
  ]

  /// Built for measurements only; they stand beside the layers.
  private static let beside: Set<String> = ["BareServer", "WireBenchmark"]

  private static func layer(of target: String) -> Int? {
    layers.firstIndex { $0.contains(target) }
  }

  @Test func `every target has its layer`() throws {
    let targets = Set(try SourceTree.files().map(\.target)).subtracting(Self.beside)
    #expect(targets == Set(Self.layers.flatMap { $0 }))
  }

  @Test func `imports go down the layers only`() throws {
    for file in try SourceTree.files() {
      guard let own = Self.layer(of: file.target) else { continue }
      for name in file.imports {
        guard let other = Self.layer(of: name) else { continue }
        #expect(other > own, "\(file.path) imports \(name)")
      }
    }
  }

  @Test func `SQLite is imported by the target Storage alone`() throws {
    for file in try SourceTree.files() where file.target != "Storage" {
      #expect(!file.imports.contains { $0.hasPrefix("GRDB") }, "\(file.path)")
    }
  }

  @Test func `Glibc is imported by Platform alone`() throws {
    for file in try SourceTree.files() where !Self.beside.contains(file.target) {
      #expect(file.target == "Platform" || !file.imports.contains("Glibc"), "\(file.path)")
    }
  }

  @Test func `the engine and the vendors do without Foundation`() throws {
    let targets =
      ["Platform", "Wire", "HTTPTransport", "Storage", "Faults", "Simulation", "Telemetry"]
      + Self.vendors
    for file in try SourceTree.files()
    where targets.contains(file.target) {
      #expect(!file.imports.contains("Foundation"), "\(file.path)")
    }
  }

  @Test func `sockets, databases and rules know neither the simulation nor a vendor`() throws {
    let above = Set(Self.layers.prefix { !$0.contains("Faults") }.flatMap { $0 })
    for file in try SourceTree.files()
    where ["HTTPTransport", "Storage", "Faults"].contains(file.target) {
      #expect(above.isDisjoint(with: file.imports), "\(file.path)")
    }
  }
}
