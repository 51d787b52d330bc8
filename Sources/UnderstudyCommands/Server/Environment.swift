import ArgumentParser
import Platform
import Server
import Simulation
import Wire

/// Prints the variables that point vendors' SDKs at a server.
struct Environment: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "env", abstract: "Print the variables that point SDKs at the server.",
    discussion: "In a shell: eval \"$(understudy env miosa)\"")

  @Argument(help: "Only this vendor's.")
  var vendor: String?
  @OptionGroup var place: ServerPlace
  @Flag(help: "Print one object of names and values.")
  var json = false

  func run() throws {
    let lines = Self.variables(
      of: try Registry.named(vendor), origin: try place.origin().prefixed,
      others: CurrentProcess.variable("NO_PROXY") ?? CurrentProcess.variable("no_proxy"))
    guard json else {
      for line in lines {
        if let note = line.note { Terminal.say("# \(line.name): \(note)") }
        Terminal.say("export \(line.name)=\(Self.quoted(line.value))")
      }
      return
    }
    let object = JSONObject(lines.map { ($0.name, JSON.string($0.value)) })
    Terminal.say(String(decoding: JSON.object(object).serialized(), as: UTF8.self))
  }

  /// A variable to set.
  struct Line: Hashable {
    let name: String
    let value: String
    let note: String?
  }

  /// What to set for these vendors. `origin` is the server's address with the world's prefix, and
  /// `others` what NO_PROXY says already.
  static func variables(of vendors: [Vendor], origin: String, others: String?) -> [Line] {
    var lines: [Line] = []
    for vendor in vendors {
      let mount = "\(origin)/\(vendor.name)"
      for variable in vendor.description.variables {
        let value =
          switch variable.value {
          case .baseURL(let path): mount + path
          case .key(let key): key
          case .literal(let text): text
          }
        lines.append(Line(name: variable.name, value: value, note: variable.note))
      }
      let own = "UNDERSTUDY_\(vendor.name.uppercased())_URL"
      if !lines.contains(where: { $0.name == own }) {
        lines.append(Line(name: own, value: mount + vendor.description.basePath, note: nil))
      }
    }
    let known = (others ?? "").split(separator: ",").map(String.init)
    let hosts = known + ["127.0.0.1", "localhost", "::1"].filter { !known.contains($0) }
    for name in ["NO_PROXY", "no_proxy"] {
      lines.append(Line(name: name, value: hosts.joined(separator: ","), note: nil))
    }
    return lines
  }

  /// A word that a POSIX shell reads as it is.
  static func quoted(_ value: String) -> String {
    "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
