import Simulation
import Wire

/// How clients name a CVM: by `cvm_...`, integer, UUID with or without dashes, app id, instance id
/// or name, always within the caller's workspace. [SDK: JS cvm_id.ts, Go helpers.go]
///
/// Where nothing has that name, an app that has it and one CVM stands in, for the documents call an
/// app and its CVM alike. The demo CVM is found by its former name too. Nothing found: 404 ERR-03-001, in another workspace ERR-03-004, several
/// ERR-03-010. Operations list the first; the two others are listed where a CVM is read.
extension CvmRow {
  static let findFailures: [PhalaErrorCode] = [.cvmNotFound]

  static func find(
    _ reference: String, for caller: PhalaCaller, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmRow {
    let found = try matches(CvmIdentifier(reference), caller.workspaceID, db)
    guard let first = found.first else { throw missing(reference) }
    guard found.count == 1 else { throw PhalaError(.identifierAmbiguous) }
    try first.authorize(caller)
    return first
  }

  static func missing(_ reference: String) -> PhalaError { PhalaError(.cvmNotFound) }

  func authorize(_ caller: PhalaCaller) throws(PhalaError) {
    guard workspaceID == caller.workspaceID else { throw PhalaError(.cvmInOtherWorkspace) }
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
      if found.isEmpty, name == DemoData.formerCvmName {
        found = try db.all(
          CvmRow.self, where: "workspace_id = ? AND name = ?", workspace, DemoData.cvmName)
      }
      return found
    }
  }
}
