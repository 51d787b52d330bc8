import Simulation
import Storage
import Wire

/// The columns that every resource's table begins with.
struct ResourceColumns: Decodable, Sendable {
  let id: String
  let accountID: String
  var name: String
  /// The profile that made it.
  let profileID: String
  var externalID: String?
  var labels = RawJSON.emptyObject
  let createdAt: Instant
  var updatedAt: Instant

  /// Them, for a table's definition. `position` is the order of creation and never given twice,
  /// so that a cursor on it neither repeats nor skips.
  static let sql = """
    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, account_id TEXT NOT NULL,
    name TEXT NOT NULL, profile_id TEXT NOT NULL, external_id TEXT, labels TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
    """

  init(id: String, accountID: String, name: String, profileID: String, now: Instant) {
    self.id = id
    self.accountID = accountID
    self.name = name
    self.profileID = profileID
    createdAt = now
    updatedAt = now
  }
}

extension ResourceColumns {
  /// 409 for an external id that another thing of the kind has.
  func refuse(_ outcome: InsertResult, _ noun: String) throws(CadenyaError) {
    guard case .uniqueViolation = outcome else { return }
    throw CadenyaError(
      .alreadyExists, "\(noun) with external id \"\(externalID ?? "")\" already exists")
  }
}

extension RawJSON {
  /// An array of strings.
  init(texts: [String]) { self.init(.array(texts.map { .string($0) })) }

  /// The strings of an array.
  var texts: [String] { tree.arrayValue?.compactMap(\.stringValue) ?? [] }
}
