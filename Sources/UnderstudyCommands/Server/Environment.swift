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
  @OptionGroup var generic: GenericVariables
  @Flag(help: "Print one object of names and values.")
  var json = false

  func run() throws {
    let vendors = try Registry.named(vendor)
    let lines = Self.variables(
      of: vendors, origin: try place.origin().prefixed,
      others: CurrentProcess.variable("NO_PROXY") ?? CurrentProcess.variable("no_proxy"),
      generic: generic.genericVariables)
    guard json else {
      let left = generic.genericVariables ? [] : vendors.flatMap(Self.genericNames)
      if !left.isEmpty {
        Terminal.say("# with --generic-variables also: \(left.joined(separator: ", "))")
      }
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

  /// What to set for these vendors. `origin` is the server's address with the world's prefix, `others`
  /// what NO_PROXY says already, `ports` the origins of vendors that stand at the root of a port of
  /// their own; `generic` adds variables that other programs may read too.
  static func variables(
    of vendors: [Vendor], origin: String, others: String?, generic: Bool = false,
    ports: [String: String] = [:]
  ) -> [Line] {
    var lines: [Line] = []
    for vendor in vendors {
      let mount = ports[vendor.name] ?? "\(origin)/\(vendor.name)"
      for variable in vendor.description.variables
      where generic || !isGeneric(variable, of: vendor) {
        let value =
          switch variable.value {
          case .baseURL(let path): mount + path
          case .key(let key): key
          case .literal(let text): text
          }
        lines.append(Line(name: variable.name, value: value, note: variable.note))
      }
      if !lines.contains(where: { $0.name == vendor.ownVariable }) {
        lines.append(
          Line(name: vendor.ownVariable, value: mount + vendor.basePathForSDKs, note: nil))
      }
    }
    let known = (others ?? "").split(separator: ",").map(String.init)
    let hosts = known + ["127.0.0.1", "localhost", "::1"].filter { !known.contains($0) }
    for name in ["NO_PROXY", "no_proxy"] {
      lines.append(Line(name: name, value: hosts.joined(separator: ","), note: nil))
    }
    return lines
  }

  /// The names that an SDK reads and that are not specific to the vendor.
  private static func genericNames(_ vendor: Vendor) -> [String] {
    vendor.description.variables.filter { isGeneric($0, of: vendor) }.map(\.name)
  }

  private static func isGeneric(_ variable: Variable, of vendor: Vendor) -> Bool {
    !variable.name.hasPrefix("\(vendor.name.uppercased())_")
      && variable.name != vendor.ownVariable
  }

  /// A word that a POSIX shell reads as it is.
  static func quoted(_ value: String) -> String {
    "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}

/// Whether variables are set that are not specific to a vendor, so that other programs may read them
/// as well.
struct GenericVariables: ParsableArguments {
  @Flag(help: "Set variables of generic names too, such as API_KEY, which some SDKs read.")
  var genericVariables = false
}
