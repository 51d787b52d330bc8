import HTTPTypes
import Simulation
import Testing
import Wire

@testable import UnderstudyCommands

/// An operation that stateless mode answers, with its vendor.
struct StatelessRoute: Sendable, CustomTestStringConvertible {
  let vendor: Vendor
  let operation: Simulation.Operation

  /// What is simulated, and what is declared with an answer for the mode.
  static let all = Vendor.tested.flatMap { vendor in
    vendor.operations.filter {
      $0.status == .simulated || vendor.stateless.answers[$0.id] != nil
    }.map { StatelessRoute(vendor: vendor, operation: $0) }
  }

  static let streams = all.filter {
    ["streamObjectiveEvents", "createAndStreamObjective", "getCvmState"].contains($0.operation.id)
  }

  var testDescription: String { "\(vendor.name) \(operation.id)" }

  /// What it answers first of all.
  var success: Success {
    operation.successes.first ?? vendor.stateless.answers[operation.id]?.success ?? .ok
  }

  private var input: InputShape {
    operation.status == .simulated
      ? operation.shapes.input : vendor.stateless.answers[operation.id]?.takes ?? InputShape()
  }

  /// The members that its body must have.
  var required: [String] {
    guard input.bodyKind == .json else { return [] }
    return (input.body?.properties ?? []).filter(\.isRequired).map(\.name)
  }

  /// Lists of things that no world has: their types hold no element, and so no sample does.
  private static let empty: Set<String> = [
    "listWorkspaceSandboxes", "listWorkspaceDeployments", "listWorkspaceDatabases",
  ]

  /// How its list is read on; nil for what is no list and for one that is always empty.
  var paging: SamplePaging? {
    guard operation.method == .get, !Self.empty.contains(operation.id) else { return nil }
    return vendor.stateless.paging(taking: input.query, Query(""))
  }
}
