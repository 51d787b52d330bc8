import Foundation
import Simulation
import Testing

@testable import UnderstudyCommands

/// Rules that only the text of the sources can show.
@Suite struct SourceTests {
  /// A file of the sources, with its path from the checkout.
  struct SourceFile: Sendable, CustomTestStringConvertible {
    let path: String
    let lines: [String]

    var testDescription: String { path }

    /// The lines on which a regular expression matches, as `path:line: text`.
    func lines(matching regex: some RegexComponent) -> [String] {
      lines.enumerated().filter { !$0.element.matches(of: regex).isEmpty }.map {
        "\(path):\($0.offset + 1): \($0.element)"
      }
    }
  }

  private static func files(in folders: [String]) throws -> [SourceFile] {
    try folders.flatMap { folder -> [SourceFile] in
      let root = Fixtures.checkout.appending(path: folder)
      let names = FileManager.default.enumerator(atPath: root.path(percentEncoded: false))?
        .compactMap { $0 as? String }
      return try (names ?? []).filter { $0.hasSuffix(".swift") }.sorted().map { name in
        let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
        return SourceFile(
          path: "\(folder)/\(name)",
          lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      }
    }
  }

  private static let engine = [
    "Sources/Wire", "Sources/Simulation", "Sources/Scenarios", "Sources/Server",
  ]

  @Test func `the engine names no vendor`() throws {
    let names = Vendor.tested.map(\.name)
    let regex = try Regex("\\b(\(names.joined(separator: "|")))\\b").ignoresCase()
    let files = try Self.files(in: Self.engine)
    #expect(!files.isEmpty)
    #expect(files.flatMap { $0.lines(matching: regex) } == [])
  }

  @Test func `time, ids and chance come from the world`() throws {
    let regex = /\bDate\(\)|\bUUID\(\)|\.random\(|Task\.sleep|SystemRandomNumberGenerator/
    let files = try Self.files(in: [
      "Sources/Wire", "Sources/Storage", "Sources/Simulation", "Sources/Vendors",
      "Tests/Vendors",
    ])
    #expect(!files.isEmpty)
    #expect(files.flatMap { $0.lines(matching: regex) } == [])
  }

  @Test func `every folder of a vendor is in the program's list of vendors`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Fixtures.checkout.appending(path: "Sources/Vendors").path(percentEncoded: false))
    #expect(folders.map { $0.lowercased() }.sorted() == Registry.vendors.map(\.name).sorted())
  }

  @Test(arguments: Registry.vendors.map(\.name))
  func `every vendor has a page that the README names, and a suite of its SDK`(
    _ name: String
  ) throws {
    let page = "docs/\(name).md"
    let suite = "Tests/system/sdk/\(name)/requirements.txt"
    for path in [page, suite] {
      let url = Fixtures.checkout.appending(path: path)
      #expect(FileManager.default.fileExists(atPath: url.path(percentEncoded: false)), "\(path)")
    }
    let readme = try String(
      contentsOf: Fixtures.checkout.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("(\(page))"))
    #expect(readme.contains("`http://127.0.0.1:4010/\(name)"))
  }

  @Test func `vendors know the engine and nothing else`() throws {
    let allowed: Set = [
      "HTTPTypes", "Simulation", "Storage", "VirtualComputer", "Wire", "Crypto",
    ]
    let files = try Self.files(in: ["Sources/Vendors", "Tests/Vendors"])
    #expect(!files.isEmpty)
    let strangers = files.flatMap { file in
      file.lines(matching: #/^(?:(?:package|internal|private|public|@testable) )*import\b/#).filter
      {
        !allowed.contains(String($0.split(separator: " ").last ?? ""))
      }
    }
    #expect(strangers == [])
  }

  @Test func `wire and engine do without Foundation and sockets`() throws {
    let files = try Self.files(
      in: ["Sources/Wire", "Sources/Storage", "Sources/Simulation", "Sources/VirtualComputer"])
    let regex = /^\s*(?:package |internal )?import (?:Foundation|NIO\w*|Hummingbird\w*)/
    #expect(files.flatMap { $0.lines(matching: regex) } == [])
  }
}
