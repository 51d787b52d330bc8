import Simulation
import Storage
import Wire

/// A profile as it is stored: a person, an API key or the system.
struct ProfileRow: CadenyaRow {
  var resource: ResourceColumns
  let type: ProfileType
  let email: String
  let isAdmin: Bool
  @Derived private(set) var position = 0

  var id: String { resource.id }

  init(_ resource: ResourceColumns, type: ProfileType, email: String, isAdmin: Bool) {
    self.resource = resource
    self.type = type
    self.email = email
    self.isAdmin = isAdmin
  }

  static let noun = "profile"
  static let table = "profiles"
  static let plan = RecordPlan(Self.self)
}

/// What stands behind a profile. [spec]
enum ProfileType: String, WireEnum, ColumnEnum {
  case unspecified = "PROFILE_TYPE_UNSPECIFIED"
  case user = "PROFILE_TYPE_USER"
  case apiKey = "PROFILE_TYPE_API_KEY"
  case system = "PROFILE_TYPE_SYSTEM"

  static let unknown = ProfileType.unspecified
}
