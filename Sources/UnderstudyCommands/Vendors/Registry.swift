import Cadenya
import Miosa
import Orgo
import Phala
import Server
import Simulation
import Strongly

/// The vendors that this program knows, in the order in which they are listed.
enum Registry {
  static let vendors: [Vendor] = [
    Vendor(Miosa.self), Vendor(Strongly.self), Vendor(Phala.self), Vendor(Cadenya.self),
    Vendor(Orgo.self),
  ]

  /// The vendor of that name, or all of them.
  static func named(_ name: String?) throws(CommandError) -> [Vendor] {
    guard let name else { return vendors }
    if let vendor = vendors.first(where: { $0.name == name }) { return [vendor] }
    let names = NearestNames.sorted(vendors.map(\.name), to: name).joined(separator: ", ")
    throw .refused("there is no vendor '\(name)'; choose from \(names)")
  }
}

extension Vendor {
  /// The variable that says where it is, for programs that read none of its SDKs' variables.
  var ownVariable: String { "UNDERSTUDY_\(name.uppercased())_URL" }

  /// What SDKs have behind the mount as their base URL; the documented base path where no SDK's
  /// variable says so.
  var basePathForSDKs: String {
    for variable in description.variables {
      if case .baseURL(let path) = variable.value { return path }
    }
    return description.basePath
  }
}
