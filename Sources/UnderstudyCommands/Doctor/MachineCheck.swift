import Platform
import Simulation
import Storage

/// What of this machine matters to a server and its clients.
enum MachineCheck {
  static func sqlite() -> Finding {
    Finding(check: "sqlite", grade: .good, detail: "SQLite \(Store.sqliteVersion)")
  }

  /// A proxy that is asked for loopback addresses answers instead of the server.
  static func proxies() -> Finding {
    let names = ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]
    let set = names.filter { CurrentProcess.variable($0) != nil }
    let bypass = (CurrentProcess.variable("no_proxy") ?? CurrentProcess.variable("NO_PROXY") ?? "")
      .split(separator: ",").map { $0.filter { $0 != " " } }
    guard !set.isEmpty else {
      return Finding(check: "proxies", grade: .good, detail: "none is set")
    }
    let isBypassed = bypass.contains("*") || bypass.contains("127.0.0.1")
    return isBypassed
      ? Finding(
        check: "proxies", grade: .good,
        detail: "\(set.joined(separator: ", ")), not for 127.0.0.1")
      : Finding(
        check: "proxies", grade: .doubtful,
        detail: "\(set.joined(separator: ", ")) is set and NO_PROXY does not name 127.0.0.1; "
          + "`understudy env` prints what to set")
  }

  static func openFiles() -> Finding {
    guard let count = CurrentProcess.openFileLimit else {
      return Finding(check: "open files", grade: .doubtful, detail: "the limit is not known")
    }
    return count >= 1024
      ? Finding(check: "open files", grade: .good, detail: "\(count) at most")
      : Finding(
        check: "open files", grade: .doubtful,
        detail: "\(count) at most; each connection takes one (raise it with ulimit -n 4096)")
  }

  static func configuration() -> Finding {
    let name = OptionFile.defaultName
    do throws(CommandError) {
      guard let layer = try OptionFile.found() else {
        return Finding(check: "configuration", grade: .good, detail: "no \(name) here")
      }
      _ = try ServeOptions.read([layer], vendors: Registry.vendors)
      return Finding(check: "configuration", grade: .good, detail: "\(name) is valid")
    } catch {
      return Finding(
        check: "configuration", grade: .bad, detail: error.lines.joined(separator: "; "))
    }
  }

  /// Variables that set options, and those that look as if they did.
  static func variables() -> Finding {
    let check = "variables"
    let unread = OptionLayer.unread(ParentProcess.found.variables)
    let layer = OptionLayer.environment(CurrentProcess.variable)
    do throws(CommandError) {
      _ = try ServeOptions.read([layer], vendors: Registry.vendors)
    } catch {
      return Finding(
        check: check, grade: .bad, detail: (error.lines + unread).joined(separator: "; "))
    }
    let names = layer.values.keys.map(\.variable).sorted().joined(separator: ", ")
    return unread.isEmpty
      ? Finding(check: check, grade: .good, detail: names.isEmpty ? "none is set" : names)
      : Finding(check: check, grade: .doubtful, detail: unread.joined(separator: "; "))
  }
}
