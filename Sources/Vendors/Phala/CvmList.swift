import Simulation
import Storage
import Wire

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

extension Phala {
  /// Every CVM of the key's workspace, and of no other. [issue Phala-Network/phala-cloud#128]
  static func listCvms(
    _ call: Call<ListAllCvms>, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmArray {
    var condition = "workspace_id = ?"
    var values: [any ColumnValue] = [call.caller.workspace.id]
    narrow(&condition, &values, user: call.input.userID, node: call.input.teepodID)
    let rows = try db.all(CvmRow.self, dynamic: condition + " ORDER BY number", values)
    return CvmArray(items: try views(rows, db).map(CvmInfo.init))
  }

  static func getCvmList(
    _ call: Call<ListCvms>, _ db: borrowing Transaction
  ) throws(PhalaError) -> PhalaPage<CvmInfo> {
    let input = call.input
    let window = PageWindow(input.page, input.pageSize?.value, standard: 30)
    var condition = "workspace_id = ?"
    var values: [any ColumnValue] = [call.caller.workspace.id]
    if let family = input.family, family != .all {
      condition += family == .gpu ? " AND gpus > 0" : " AND gpus = 0"
    }
    if let types = input.instanceTypes, !types.isEmpty {
      condition += " AND instance_type IN (\(types.map { _ in "?" }.joined(separator: ", ")))"
      values += types
    }
    narrow(&condition, &values, user: input.userID, node: input.teepodID)
    let rows = try db.all(
      CvmRow.self, dynamic: condition + " ORDER BY number LIMIT ? OFFSET ?",
      values + [window.size, window.offset])
    return PhalaPage(
      try views(rows, db).map(CvmInfo.init),
      total: try db.count(CvmRow.self, dynamic: condition, values), window)
  }
}

extension Phala {
  /// Adds the filters by owner (an id, or the integer of older answers; `0` for none) and node.
  private static func narrow(
    _ condition: inout String, _ values: inout [any ColumnValue], user: String?, node: Int?
  ) {
    if let user {
      condition += " AND creator_id IN (SELECT id FROM users WHERE id = ? OR number = ?)"
      values += [user, Int(user) ?? -1] as [any ColumnValue]
    }
    if let node {
      condition += " AND node_number = ?"
      values.append(node)
    }
  }
}

/// A bare array of CVMs.
struct CvmArray: ReplyBody {
  let items: [CvmInfo]

  init(items: [CvmInfo]) { self.items = items }

  func write(to json: inout JSONWriter) { items.write(to: &json) }
}
