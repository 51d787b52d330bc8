import Platform
import Storage

/// Whether a state directory can be used; it changes nothing in it.
enum StateCheck {
  static func directory(_ path: String) -> Finding {
    let check = "state directory"
    let status: FileStatus
    do throws(SystemError) { status = try FileStatus(of: path) } catch {
      return error == .noSuchFile
        ? Finding(check: check, grade: .good, detail: "\(path) will be made")
        : Finding(check: check, grade: .bad, detail: "\(path): \(error)")
    }
    guard status.kind == .directory else {
      return Finding(check: check, grade: .bad, detail: "\(path) is not a directory")
    }
    do throws(SystemError) { try FileSystem.requireUse(ofDirectory: path) } catch {
      return Finding(check: check, grade: .bad, detail: "\(path): \(error)")
    }
    do throws(SystemError) {
      if try StateDirectory.isInUse(path) {
        return Finding(
          check: check, grade: .bad, detail: "\(path) is in use by another understudy")
      }
    } catch { return Finding(check: check, grade: .bad, detail: "\(path): \(error)") }
    return Finding(check: check, grade: .good, detail: "\(path) can be used")
  }
}
