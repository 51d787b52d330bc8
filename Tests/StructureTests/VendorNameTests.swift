import Testing

/// The engine, the server and the scenario reader serve any vendor: none of their files says a
/// vendor's name, in code, text or comment.
@Suite struct VendorNameTests {
  private static let targets: Set<String> = [
    "Platform", "Wire", "HTTPTransport", "Storage", "Faults", "Simulation", "Telemetry",
    "Scenarios", "Server", "SimulationTesting",
  ]

  @Test func `no file below the commands names a vendor`() throws {
    // Words in lower case; one of them is an English adverb too, which the engine does without.
    let names = Set(try SourceTree.vendors().map { $0.lowercased() })
    #expect(names.contains("orgo"))
    let files = try SourceTree.files().filter { Self.targets.contains($0.target) }
    #expect(files.count > 300)
    for file in files {
      let words = try SourceTree.text(file.path).lowercased().split { !$0.isLetter }
      let found = names.intersection(words.map(String.init))
      #expect(found.isEmpty, "\(file.path) names \(found.sorted().joined(separator: ", "))")
    }
  }
}
