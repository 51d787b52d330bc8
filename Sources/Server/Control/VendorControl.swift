import HTTPTypes
import Simulation
import Wire

extension ControlPlane {
  static func listVendors(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> VendorList {
    VendorList(vendors: control.vendors.map(VendorReport.init))
  }

  static func listOperations(
    _ call: ControlCall<OperationQuery>, _ control: ControlPlane
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

  static func vendorDocument(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> Reply<JSON> {
    let vendor = try control.vendor(call.path["vendor"])
    return Reply(OpenAPI.document(of: vendor, version: Version.text))
  }

  static func controlDocument(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> Reply<JSON> {
    Reply(ControlDocument.make())
  }

  /// The vendor of that name.
  func vendor(_ name: String, at pointer: String? = nil) throws(Problem) -> Vendor {
    if let vendor = vendors.first(where: { $0.name == name }) { return vendor }
    throw Problem(
      404, "unknown vendor", "no vendor is called '\(name)'", pointer: pointer,
      expected: NearestNames.sorted(vendors.map(\.name), to: name))
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
