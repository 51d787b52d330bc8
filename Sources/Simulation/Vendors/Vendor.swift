import HTTPTypes
import Storage
package import Wire

/// A vendor without its types: what worlds, routers, commands and documents work with.
///
/// A class, so that handing it on with every request copies nothing.
package final class Vendor: Sendable {
  package let description: VendorDescription
  package let settings: [SettingDescription]
  package let resources: [Resource]
  /// Keys, names and headers that select behaviour.
  package let magicValues: [MagicValue]
  let expiries: [Expiry]
  package let operations: [Operation]
  /// The errors that any operation may answer.
  package let generalFailures: [FailureDescription]
  package let routes: RouteTable<Int>
  /// Requests that work on the demo data, for documents.
  package let examples: ExampleRequests
  /// What stateless mode answers beyond the types of the operations.
  package let stateless: StatelessMode
  private let migrations: [Migration]
  let lastingTables: [String]
  /// How a request is answered, by what it asks for and the settings.
  package let dialect: @Sendable (Request, Settings) -> Dialect
  let condition: @Sendable (EngineCondition, RequestContext) -> Response
  /// The sample of an error by its code, for rules; nil where the vendor has no such code.
  package let sample: @Sendable (String, RequestContext) -> Response?
  /// The envelope of the errors with codes of these names.
  package let failureSchema: @Sendable ([String]) -> Schema
  let seedRequired: @Sendable (AnyTransaction) throws -> Void
  let seedDemo: @Sendable (AnyTransaction) throws -> Void

  package var name: String { description.name }

  package init<Definition: VendorDefinition>(_ definition: Definition.Type) {
    description = Definition.description
    settings = Definition.settings + [SettingDescription(VendorDescription.notSimulatedStatus)]
    resources = Definition.resources
    magicValues = Definition.magicValues
    expiries = Definition.expiries
    operations = Definition.operations
    migrations = Definition.migrations
    lastingTables = Definition.lastingTables
    stateless = Definition.stateless
    examples = Definition.examples
    generalFailures = Definition.Failure.general.map {
      FailureDescription(code: $0.rawValue, status: $0.status)
    }
    var routes = RouteTable<Int>()
    for (index, operation) in operations.enumerated() {
      routes.insert(index, operation.method, operation.template)
    }
    self.routes = routes
    dialect = { Definition.dialect(for: $0, $1) }
    condition = { Definition.Failure($0).response(in: $1) }
    sample = { name, context in
      Definition.Failure.Code(rawValue: name).map {
        Definition.Failure(sample: $0).response(in: context)
      }
    }
    failureSchema = { names in
      Definition.Failure.schema(of: names.compactMap(Definition.Failure.Code.init(rawValue:)))
    }
    seedRequired = { try Definition.seedRequired(Transaction($0)) }
    seedDemo = { try Definition.seedDemo(Transaction($0)) }
  }

  /// The errors that an operation documents as its own: those that any operation may answer are
  /// none of them.
  package func ownFailures(of operation: Operation) -> [FailureDescription] {
    operation.failures.filter { failure in
      !generalFailures.contains { $0.code == failure.code }
    }
  }

  /// The operation with that id.
  package func operation(_ id: String) -> Operation? { operations.first { $0.id == id } }

  /// The resource with that name.
  package func resource(_ name: String) -> Resource? { resources.first { $0.name == name } }

  /// The tables of its database in a world, with the indexes that find what has ended.
  var schema: DatabaseSchema {
    DatabaseSchema(name: name, migrations + allExpiries.map(\.index))
  }
}
