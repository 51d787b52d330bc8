import Simulation
import Wire

/// How a path names a CVM: by `cvm_...`, integer, UUID with or without dashes, app id, instance id
/// or name, always within the caller's workspace. [SDK: JS cvm_id.ts, Go helpers.go]
///
/// Where nothing has that name, an app that has it and one CVM stands in, for the documents call an
/// app and its CVM alike. Nothing found: 404 ERR-03-001, in another workspace ERR-03-004, several
/// ERR-03-010.
extension Phala {
  static func cvm(
    _ context: RequestContext, _ caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    try cvm(named: context.path["cvm_id"], caller, db)
  }

  static func cvm(
    named text: String, _ caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    let found = try matches(CvmIdentifier(text), caller.workspace.id, db)
    guard let first = found.first else { throw PhalaError(.cvmNotFound) }
    guard found.count == 1 else { throw PhalaError(.identifierAmbiguous) }
    guard first.workspaceID == caller.workspace.id else { throw PhalaError(.cvmInOtherWorkspace) }
    return first
  }

  private static func matches(
    _ identifier: CvmIdentifier, _ workspace: String, _ db: borrowing Transaction
  ) throws(PhalaError) -> [CvmRow] {
    switch identifier {
    case .id(let id): return try db.all(CvmRow.self, where: "id = ?", id)
    case .uuid(let uuid): return try db.all(CvmRow.self, where: "vm_uuid = ?", uuid)
    case .hex(let hex):
      let ofApp = try db.all(CvmRow.self, where: "app_id = ?", hex)
      return try ofApp.isEmpty
        ? db.all(CvmRow.self, where: "instance_id = ?", hex) : ofApp
    case .name(let name):
      let named = try db.all(
        CvmRow.self, where: "workspace_id = ? AND name = ?", workspace, name)
      guard named.isEmpty else { return named }
      if let number = Int(name) {
        return try db.all(CvmRow.self, where: "number = ?", number)
      }
      let apps = try db.all(
        AppRow.self, where: "workspace_id = ? AND name = ?", workspace, name)
      var found: [CvmRow] = []
      for app in apps {
        found += try db.all(CvmRow.self, where: "app_id = ?", app.appID)
      }
      return found
    }
  }
}

/// The spellings of a CVM's identifier, told apart.
enum CvmIdentifier: Hashable {
  case id(String)
  /// With dashes, lower case.
  case uuid(String)
  /// Forty hex digits: an app or an instance.
  case hex(String)
  case name(String)

  init(_ text: String) {
    if text.hasPrefix("cvm_") {
      self = .id(text)
      return
    }
    var rest = text[...]
    for prefix in ["app_", "instance_", "0x"] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
      break
    }
    let digits = rest.lowercased().filter { $0 != "-" }
    guard digits.utf8.allSatisfy({ Self.isHex($0) }) else {
      self = .name(text)
      return
    }
    switch digits.utf8.count {
    case 40: self = .hex(digits)
    case 32: self = .uuid(Self.dashed(digits))
    default: self = .name(text)
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  private static func dashed(_ digits: String) -> String {
    var rest = digits[...]
    return [8, 4, 4, 4, 12].map { count in
      defer { rest = rest.dropFirst(count) }
      return String(rest.prefix(count))
    }.joined(separator: "-")
  }
}
