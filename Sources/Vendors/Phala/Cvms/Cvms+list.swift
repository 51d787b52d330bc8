import Simulation
import Storage
import Wire

/// Every CVM of the key's workspace, and of no other. [issue Phala-Network/phala-cloud#128]
extension Cvms {
  static func listCvms(
    _ call: Call<ListAllCvms>, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmArray {
    let filter = filter(call.caller, owner: call.input.userID, node: call.input.teepodID)
    let page = try db.page(CvmRow.self, filter, by: "number")
    return CvmArray(items: try CvmView.all(page.rows, db).map(CvmInfo.init))
  }

  static func getCvmList(
    _ call: Call<ListCvms>, _ db: borrowing Transaction
  ) throws(PhalaError) -> PhalaPage<CvmInfo> {
    let input = call.input
    let window = PageWindow(input.page, input.pageSize?.value, standard: 30)
    var filter = filter(call.caller, owner: input.userID, node: input.teepodID)
    switch input.family {
    case .gpu: filter.require("gpus > 0")
    case .cpu: filter.require("gpus = 0")
    case .all, nil: break
    }
    if let types = input.instanceTypes, !types.isEmpty {
      filter.require("instance_type IN (SELECT value FROM json_each(?))", types)
    }
    let page = try db.page(CvmRow.self, filter, by: "number", window.rows)
    return PhalaPage(
      try CvmView.all(page.rows, db).map(CvmInfo.init), total: page.total, window)
  }

  /// The workspace's CVMs, by owner (an id, or the integer of older answers; `0` for none) and node
  /// where they are asked for.
  private static func filter(
    _ caller: PhalaCaller, owner: String?, node: Int?
  ) -> RowFilter {
    var filter = RowFilter("workspace_id = ?", caller.workspaceID)
    if let owner {
      filter.require(
        "creator_id IN (SELECT id FROM users WHERE id = ? OR number = ?)", owner, Int(owner) ?? -1)
    }
    filter.require("node_number = ?", ifPresent: node)
    return filter
  }
}

/// What `GET /cvms/paginated` takes. The filters by user and node are documented for the vendor's
/// own staff; here any key may use them. [OpenAPI] [SDK: Python GetCvmListRequest]
struct ListCvms: RequestQuery {
  let page: PageNumber?
  let pageSize: Count<1, 100>?
  let family: CvmFamily?
  let instanceTypes: [String]?
  let userID: String?
  let teepodID: Int?

  enum CodingKeys: String, CodingKey {
    case page, family
    case pageSize = "page_size"
    case instanceTypes = "instance_types"
    case userID = "user_id"
    case teepodID = "teepod_id"
  }
}

/// What `GET /cvms` takes: filters that are documented for the vendor's own staff. [OpenAPI]
struct ListAllCvms: RequestQuery {
  let userID: String?
  let teepodID: Int?

  enum CodingKeys: String, CodingKey {
    case userID = "user_id"
    case teepodID = "teepod_id"
  }
}

/// Which kind of CVM a list is to show.
enum CvmFamily: String, WireEnum {
  case all, cpu, gpu
}

/// A bare array of CVMs.
struct CvmArray: ReplyBody {
  let items: [CvmInfo]

  init(items: [CvmInfo]) { self.items = items }

  func write(to json: inout JSONWriter) { items.write(to: &json) }
}
