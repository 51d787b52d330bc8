import Simulation
import Wire

/// A profile as Cadenya shows it; an API key's has an empty address. [spec]
struct Profile: WireOutput {
  let metadata: AccountResourceMetadata
  let spec: ProfileSpec

  init(_ row: ProfileRow) {
    metadata = AccountResourceMetadata(row.resource)
    spec = ProfileSpec(type: row.type, email: row.email, name: row.resource.name)
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", spec)
    }
  }
}

struct ProfileSpec: WireOutput {
  let type: ProfileType
  let email: String
  let name: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("type", type)
      json.field("email", email)
      json.field("name", name)
    }
  }
}

/// Who asks. Until September the answer was the profile itself, since then it has the profile and
/// the default workspace: both at once, so that every SDK finds its own. [spec] [SDK: cadenya
/// 1.7.0]
struct Whoami: ReplyBody {
  let profile: Profile
  let defaultWorkspace: AccountResourceMetadata?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", profile.metadata)
      json.field("spec", profile.spec)
      json.field("profile", profile)
      json.field(ifPresent: "defaultWorkspace", defaultWorkspace)
    }
  }
}

extension Cadenya {
  static let profileResource = resource("profile", ProfileRow.self, render: Profile.init)

  static func whoami(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Whoami {
    let workspace = try defaultWorkspace(of: call.caller.accountID, db)
    return Whoami(
      profile: try profile(call.caller.profileID, call.caller, db),
      defaultWorkspace: workspace.map { AccountResourceMetadata($0.resource) })
  }

  /// `query` is looked for in names and addresses, without regard to case. [spec]
  static func listProfiles(
    _ call: Call<ProfileQuery>, _ db: borrowing Transaction
  ) throws(CadenyaError) -> CadenyaPage<Profile> {
    var filter = ListFilter("account_id = ?", call.caller.accountID)
    if let query = call.input.query?.lowercased(), !query.isEmpty {
      filter.require("(instr(lower(name), ?) > 0 OR instr(lower(email), ?) > 0)", query, query)
    }
    return try page(of: ProfileRow.self, filter, call.input.list, db) {
      (row, _) throws(CadenyaError) in Profile(row)
    }
  }

  static func profile(
    _ reference: String, _ caller: CadenyaCaller, _ db: borrowing Transaction
  ) throws(CadenyaError) -> Profile {
    Profile(try named(reference, ProfileRow.self, "profile", caller, db))
  }
}
