import Testing

/// The records of vendors: the test that writes and reads every one knows them by a list for each
/// vendor, and the compiler makes how they, and what shows them, are decoded.
@Suite struct RecordListTests {
  private static let vendors = (try? SourceTree.vendors()) ?? []

  /// The code of the files of a target, by path.
  private static func code(of target: String) throws -> [String: String] {
    var code: [String: String] = [:]
    for file in try SourceTree.files() where file.target == target {
      code[file.path] = SwiftCode.stripped(try SourceTree.text(file.path))
    }
    return code
  }

  @Test(arguments: vendors)
  func `every record of a vendor is in the list of its tests`(_ vendor: String) throws {
    let text = try SourceTree.text("Tests/ContractTests/Records/\(vendor)Records.swift")
    var shared = ["Storage", "Simulation"]
    if text.contains("VirtualComputer") { shared.append("VirtualComputer") }
    let code = try (shared + [vendor]).flatMap { try Self.code(of: $0).values }
    let records = SwiftCode.types(conformingTo: "Record", in: code)
    let list = SwiftCode.usedTypes(
      in: SwiftCode.stripped(text))
    #expect(records.count > 1)
    #expect(records.subtracting(list) == [])
  }

  @Test(arguments: vendors)
  func `no type of a vendor is decoded from nothing by hand`(_ vendor: String) throws {
    for (path, code) in try Self.code(of: vendor) {
      let initializers = code.matches(of: #/init\(from decoder[^{]*\{([^}]*)\}/#)
      for initializer in initializers {
        #expect(initializer.1.contains("decoder"), "\(path): a sample is a type's that is Sampled")
      }
    }
  }

  @Test func `a record is one by any number of protocols, and by an extension`() {
    let code = [
      "struct One: Record {\n}", "package protocol Owned: Record {\n}",
      "protocol Listed: Other, Owned where Caller == One {\n}",
      "struct Two: Listed {\n let record: Record\n}", "struct Three {\n}",
      "extension Three: Owned {\n}", "struct Four: Other {\n}", "func five(_ row: Record) {\n}",
    ]
    #expect(SwiftCode.types(conformingTo: "Record", in: code) == ["One", "Two", "Three"])
  }
}
