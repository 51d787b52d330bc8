import Foundation
import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// The examples of the OpenAPI documents, which come from the exchanges: what is shown is tested.
@Suite struct ExampleTests {
  /// `UNDERSTUDY_RECORD=1` writes the source anew; build, then record the documents.
  @Test(arguments: Registry.vendors)
  func `a vendor's examples work on the demo data, and come from its exchanges`(
    _ vendor: Vendor
  ) async throws {
    var lines: [String] = []
    for operation in vendor.operations where operation.status == .simulated {
      if let example = try await ExampleRequest.first(of: operation, vendor) {
        lines.append(example.line)
      }
    }
    let declared = vendor.examples.text.split(separator: "\n").map(String.init)
    if ProcessInfo.processInfo.environment["UNDERSTUDY_RECORD"] == "1" {
      let type = vendor.name.prefix(1).uppercased() + vendor.name.dropFirst()
      try source(of: type, lines).write(
        to: Fixtures.checkout.appending(path: "Sources/Vendors/\(type)/\(type)+examples.swift"),
        atomically: true, encoding: .utf8)
    }
    #expect(
      Differences(of: lines, from: declared).shown == [],
      "if the exchanges are right, record the examples with UNDERSTUDY_RECORD=1")
  }

  /// What works on something that the demo data have none of, or not in the state that it takes.
  private static let made: Set = [
    // Miosa
    "transferWorkspaceResources", "removeWorkspaceMember", "acceptWorkspaceInvite", "switchTenant",
    // Strongly
    "deleteWorkspace", "startWorkspace", "deleteProject", "deleteVolume", "attachVolume",
    // Phala
    "commitCvmProvision", "commitCvmComposeFileUpdate", "getAppRevisionDetail", "deleteSshKey",
    "getWebhook", "updateWebhook", "deleteWebhook", "revealWebhookSecret", "rotateWebhookSecret",
    "testWebhook", "listWebhookDeliveries", "resendWebhookDelivery", "getWebhookStats",
    // Orgo
    "moveComputer", "getStoredScreenshot", "updateBuild", "getLatestBuild",
  ]

  @Test(arguments: Registry.vendors)
  func `an operation that takes something has an example of it`(_ vendor: Vendor) throws {
    let document = OpenAPI.document(of: vendor, version: "recorded")
    let bare = vendor.operations.filter { operation in
      guard operation.status == .simulated, !Self.made.contains(operation.id) else {
        return false
      }
      let described = document[
        pointer: JSONPointer(
          ["paths", operation.template.description, operation.method.rawValue.lowercased()])]
      let parameters = described?["parameters"]?.arrayValue ?? []
      let content = described?["requestBody"]?["content"]?.objectValue ?? [:]
      return parameters.contains { $0["required"] == true && $0["example"] == nil }
        || (described?["requestBody"]?["required"] == true
          && !content.contains { $0.value["example"] != nil })
    }
    #expect(bare.map(\.id) == [])
  }

  private func source(of type: String, _ lines: [String]) -> String {
    let text = lines.map { $0.replacing("\\", with: "\\\\") }.joined(separator: "\n    ")
    return """
      package import Simulation

      /// Made from the exchanges: UNDERSTUDY_RECORD=1 swift test --filter ExampleTests
      extension \(type) {
        // swift-format-ignore
        package static let examples = ExampleRequests(
          \"""
          \(text)
          \""")
      }

      """
  }
}

/// A request to an operation that may serve as its example.
private struct ExampleRequest {
  let operation: Simulation.Operation
  let path: String
  let body: String
  var type: String?

  /// The example of an operation: the first request that works on the demo data, of the exchanges
  /// with documented members alone, of the others, and of what the conformance profile knows.
  static func first(
    of operation: Simulation.Operation, _ vendor: Vendor
  ) async throws -> ExampleRequest? {
    let file = try Fixtures.exchanges("\(operation.id).http", of: vendor)
    let successes = (file?.blocks ?? []).filter { block in
      block.world.isEmpty && (200..<300).contains(block.pairs.last?.response.status ?? 0)
    }.compactMap(\.pairs.last)
    let exchanged = successes.map { pair in
      ExampleRequest(
        operation: operation, path: pair.request.path, body: pair.request.body,
        type: pair.request.headers.first { $0.name.lowercased() == "content-type" }?.value)
    }
    var candidates = exchanged.filter(\.isDocumented) + exchanged
    if let path = try demoPath(of: operation, vendor) {
      candidates += candidates.map {
        ExampleRequest(operation: operation, path: path, body: $0.body, type: $0.type)
      }
    }
    for candidate in candidates where !(candidate.path + candidate.body).contains("{{") {
      if try await candidate.works(at: vendor) { return candidate }
    }
    return nil
  }

  /// A line of the source.
  var line: String {
    let json = (try? JSON(parsing: Array(body.utf8))) ?? .string(body)
    let words =
      [operation.id, path]
      + (body.isEmpty ? [] : [String(decoding: json.serialized(), as: UTF8.self)])
    return words.joined(separator: " ")
  }

  /// Whether the body has only documented members, in the documented spelling.
  private var isDocumented: Bool {
    let shape = operation.shapes.input
    guard shape.bodyKind == .json, let schema = shape.body else { return true }
    guard let json = try? JSON(parsing: Array(body.utf8)) else { return false }
    return schema.violations(in: json).isEmpty && schema.unknownKeys(in: json).isEmpty
  }

  private func works(at vendor: Vendor) async throws -> Bool {
    let response = try await TestWorld([vendor]).send(
      operation.method, path, headers: type.map { [.contentType: $0] } ?? [:],
      body: Array(body.utf8))
    guard case .success = response.outcome else { return false }
    return response.operation == operation.id
  }

  /// The documented path with values that exist in the demo data; nil where one is not known.
  private static func demoPath(
    of operation: Simulation.Operation, _ vendor: Vendor
  ) throws -> String? {
    let known = try Fixtures.profile(of: vendor).path
    var path = operation.template.description
    for name in operation.template.parameters {
      guard let value = known["\(operation.subject).\(name)"] ?? known[name] else { return nil }
      path = path.replacing("{\(name)}", with: value)
    }
    return path
  }
}
