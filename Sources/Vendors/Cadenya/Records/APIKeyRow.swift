import Simulation
import Storage
import Wire

/// An API key as it is stored, with its assignments; behind all four forms in which the documents
/// have had it.
struct APIKeyRow: CadenyaRow {
  var resource: ResourceColumns
  var description: String
  var permissions: [String]
  var allWorkspaces: Bool
  var workspaceIDs: [String]
  /// The key that is there from the start: `default` in October, the global key in August.
  let isDefault: Bool
  var state: APIKeyState
  /// In clear, for `reveal` gives it out again.
  var token: String
  /// The profile that clients with this key act as.
  let keyProfileID: String
  @Derived private(set) var position = 0

  var id: String { resource.id }

  init(
    _ resource: ResourceColumns, token: String, profile keyProfileID: String,
    isDefault: Bool = false
  ) {
    self.resource = resource
    self.token = token
    self.keyProfileID = keyProfileID
    self.isDefault = isDefault
    description = ""
    permissions = []
    allWorkspaces = false
    workspaceIDs = []
    state = .enabled
  }

  static let noun = "API key"
  static let table = "api_keys"
  static let plan = RecordPlan(Self.self)
}

extension APIKeyRow {
  /// The key that an account has from the start.
  static func `default`(
    of accountID: String, _ db: borrowing Transaction
  ) throws(CadenyaError) -> APIKeyRow? {
    try db.first(APIKeyRow.self, where: "account_id = ? AND is_default = 1", accountID)
  }
}

/// Whether a key is in force. [spec]
enum APIKeyState: String, WireEnum, ColumnEnum {
  case enabled = "STATE_ENABLED"
  case disabled = "STATE_DISABLED"

  static let unknown = APIKeyState.disabled
}
