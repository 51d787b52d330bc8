import HTTPTypes
import Simulation
import Storage
import Wire

/// The API versions: a date in `X-Phala-Version` chooses the shapes of answers.
///
/// The newest has rank 0, so that what is rendered without a request (documents, the control
/// plane) speaks it; older ones lie below. A request without the header gets the setting
/// `default_version`, in place of the version that a real token keeps from its making. An unknown
/// value counts as the newest (our choice: SDKs never send one). [docs api-versioning]
enum PhalaVersion: String, WireEnum, ColumnEnum {
  case may2025 = "2025-05-31"
  case october2025 = "2025-10-28"
  case january2026 = "2026-01-21"
  case may2026 = "2026-05-22"
  case june2026 = "2026-06-23"

  static let unknown = PhalaVersion.june2026

  /// The version of a request that names none.
  static let standard = Setting(
    "default_version", default: PhalaVersion.june2026,
    why: "a request without X-Phala-Version gets the version that its key was made with",
    vendor: "keeps a version with each key, fixed when it is made")

  private static let header: HTTPField.Name = {
    guard let name = HTTPField.Name("X-Phala-Version") else {
      preconditionFailure("X-Phala-Version is no field name")
    }
    return name
  }()

  /// The version under which a request is answered.
  static func spoken(by request: Request, otherwise standard: PhalaVersion) -> PhalaVersion {
    guard let text = request.headers[header], !text.isEmpty else { return standard }
    return PhalaVersion(rawValue: text) ?? .june2026
  }

  var dialect: Dialect {
    let rank =
      switch self {
      case .may2025: -4
      case .october2025: -3
      case .january2026: -2
      case .may2026: -1
      case .june2026: 0
      }
    return Dialect(rawValue, rank: rank)
  }
}

extension Dialect {
  /// Users with workspace and credits; CVMs as `CVMInfo` with ids `cvm_...` in lists and details.
  static let january2026 = PhalaVersion.january2026.dialect
  /// Ids `cvm_...` in action records too.
  static let may2026 = PhalaVersion.may2026.dialect
  /// KMS contracts in place of KMS nodes.
  static let june2026 = PhalaVersion.june2026.dialect
}
