import Simulation
import Storage
import Wire

/// A host that an account trusts, as it is stored: lower case, without scheme or port.
struct TrustedEndpointRow: CadenyaRow {
  var resource: ResourceColumns
  let host: String
  @Derived private(set) var position = 0

  init(_ resource: ResourceColumns, host: String) {
    self.resource = resource
    self.host = host
  }

  static let noun = "trusted endpoint"
  static let table = "trusted_endpoints"
  static let plan = RecordPlan(Self.self)
}
