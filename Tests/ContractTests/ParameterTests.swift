import Foundation
import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// A line of `Fixtures/<vendor>/parameters.tsv`: a parameter of an operation that reads, a value,
/// and what the value does to the answer.
///
/// - `empty`: nothing has that value, so the list is empty.
/// - `differs`: the answer is another one than without the parameter.
/// - `refused`: the answer is no success.
/// - `same`: nothing changes; the line has the reason.
/// - `named`: nothing changes, and the answer's diagnosis names the parameter; the line has the
///   reason.
/// - `unread`: documented, and not read; the answer's diagnosis names it.
struct ParameterLine: Sendable, CustomTestStringConvertible {
  let vendor: Vendor
  let operation: Simulation.Operation
  let name: String
  let value: String
  let effect: String
  let reason: String

  static let all: [ParameterLine] = Vendor.tested.flatMap { vendor -> [ParameterLine] in
    let url = Fixtures.folder(of: vendor).appending(path: "parameters.tsv")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == 5, let operation = vendor.operation(columns[0]) else { return nil }
      return ParameterLine(
        vendor: vendor, operation: operation, name: columns[1], value: columns[2],
        effect: columns[3], reason: columns[4])
    }
  }

  var testDescription: String { "\(vendor.name) \(operation.id)?\(name)=\(value)" }

  /// The path of the operation in the demo data.
  var path: String {
    get throws {
      let profile = try Fixtures.profile(of: vendor)
      return try Conformance(vendor, profile).path(of: operation)
    }
  }
}

/// Every parameter that an operation declares or its vendor documents does what it says.
@Suite struct ParameterTests {
  @Test(arguments: ParameterLine.all)
  func `a parameter of a read has the effect that its line names`(
    _ line: ParameterLine
  ) async throws {
    let world = try TestWorld([line.vendor])
    let path = try line.path
    let plain = await world.send(.get, path)
    let asked = await world.send(
      .get, "\(path)?\(line.name)=\(PercentEncoding.encode(line.value))")
    let isNamed = asked.header("X-Understudy-Diagnosis")?.contains(line.name) == true
    switch line.effect {
    case "empty":
      #expect(Self.count(plain) != 0, "the list is empty without the parameter")
      #expect(asked.status < 300)
      #expect(Self.count(asked) == 0, "\(asked.text.prefix(400))")
    case "differs":
      #expect(asked.status < 300)
      #expect(asked.body != plain.body)
      #expect(!isNamed)
    case "refused": #expect(asked.status >= 400, "\(asked.text.prefix(400))")
    case "same":
      #expect(!line.reason.isEmpty, "a parameter without effect needs a reason")
      #expect(asked.body == plain.body)
      #expect(!isNamed)
    case "named":
      #expect(!line.reason.isEmpty, "a parameter without effect needs a reason")
      #expect(asked.body == plain.body)
      #expect(isNamed, "\(asked.headers)")
    case "unread":
      #expect(!line.reason.isEmpty)
      #expect(isNamed, "\(asked.headers)")
    default: Issue.record("\(line.effect) is no effect")
    }
  }

  @Test(arguments: Vendor.tested)
  func `every parameter that a read declares or its document names has a line`(
    _ vendor: Vendor
  ) throws {
    let known = Set(
      ParameterLine.all.filter { $0.vendor === vendor }.map { "\($0.operation.id) \($0.name)" })
    let documented = try DocumentedOperation.all(of: vendor) ?? []
    var wanted: Set<String> = []
    for operation in vendor.operations
    where operation.method == .get && operation.status == .simulated {
      let declared = operation.shapes.input.query?.properties.map(\.name) ?? []
      let description = documented.first { $0.id == operation.id }?.query.subtracting(["*"]) ?? []
      wanted.formUnion(description.union(declared).map { "\(operation.id) \($0)" })
    }
    // A stream that waits for a state; its own exchanges cover what it takes.
    wanted = wanted.filter { !$0.hasPrefix("getCvmState ") }
    #expect(wanted.subtracting(known).sorted() == [])
    #expect(known.subtracting(wanted).sorted() == [])
  }

  @Test(
    arguments: ParameterLine.all.filter { line in
      Registry.vendors.contains { $0 === line.vendor }
    })
  func `a parameter that is sent empty is none`(_ line: ParameterLine) async throws {
    let path = try line.path
    let plain = await (try TestWorld([line.vendor])).send(.get, path)
    let asked = await (try TestWorld([line.vendor])).send(.get, "\(path)?\(line.name)=")
    #expect(asked.status == plain.status, "\(asked.text.prefix(400))")
    #expect(asked.body == plain.body)
  }

  /// The number of elements of an answer that is a list or has one.
  private static func count(_ response: TestResponse) -> Int? {
    switch response.json {
    case .array(let elements): elements.count
    case .object(let members):
      members.compactMap { $0.value.arrayValue?.count }.first
    default: nil
    }
  }
}
