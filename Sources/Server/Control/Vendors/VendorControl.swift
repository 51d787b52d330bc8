import HTTPTypes
import Simulation
import Wire

/// `/vendors`, `/operations`: what is simulated.
enum VendorControl {
  static let operations: [ControlOperation] = [
    .operation(
      .get, "/vendors", "List the vendors with their settings and resources", id: "listVendors",
      by: listVendors),
    .operation(
      .get, "/operations", "List the documented routes, with what is simulated of them",
      id: "listOperations", by: listOperations),
  ]

  static func listVendors(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> VendorList {
    VendorList(vendors: control.vendors.map(VendorReport.init))
  }

  static func listOperations(
    _ call: ControlCall<OperationQuery>, _ control: ControlContext
  ) async throws(Problem) -> OperationList {
    let query = call.input
    var vendors = control.vendors
    if let name = query.vendor { vendors = [try control.vendor(name)] }
    let tiers = query.tier?.map(\.value)
    let reports = vendors.flatMap { vendor in
      vendor.operations.filter { tiers?.contains($0.tier) ?? true }.map {
        OperationReport(vendor, $0)
      }
    }
    return OperationList(
      operations: reports.filter { query.status == nil || $0.status == query.status })
  }
}

/// What `GET operations` may be narrowed by.
struct OperationQuery: RequestQuery {
  let vendor: String?
  let tier: [Count<1, 3>]?
  let status: OperationStatus?
}

/// Routes: `{"operations": [...]}`.
struct OperationList: ReplyBody {
  let operations: [OperationReport]

  func write(to json: inout JSONWriter) { json.object { $0.field("operations", operations) } }
}
