import Simulation
import Wire

/// An account as Cadenya shows it, with all its workspaces; `info.globalApiKey` is June's. [spec]
struct Account: ReplyBody {
  let metadata: AccountResourceMetadata
  let spec: AccountSpec
  let info: AccountInfo

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("metadata", metadata)
      json.field("spec", spec)
      json.field("info", info)
    }
  }
}

struct AccountSpec: WireOutput {
  let description: String
  let domain: String
  let billingEmail: String
  let workspaces: [Workspace]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("description", description)
      json.field("domain", domain)
      json.field("billingEmail", billingEmail)
      json.field("workspaces", workspaces)
    }
  }
}

struct AccountInfo: WireOutput {
  let webhookEventsHmacSecret: String
  let challengeToken: String
  let globalAPIKey: APIKey?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("webhookEventsHmacSecret", webhookEventsHmacSecret)
      json.field("challengeToken", challengeToken)
      json.field(ifPresent: "globalApiKey", globalAPIKey)
    }
  }
}

struct RotatedChallengeToken: ReplyBody {
  let challengeToken: String

  func write(to json: inout JSONWriter) {
    json.object { $0.field("challengeToken", challengeToken) }
  }
}

struct RotatedWebhookSigningKey: ReplyBody {
  let webhookEventsHmacSecret: String

  func write(to json: inout JSONWriter) {
    json.object { $0.field("webhookEventsHmacSecret", webhookEventsHmacSecret) }
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
