import Simulation
import Wire

/// An invitation as the workspace sees it. [SDK: workspace-invites.ts]
struct WorkspaceInvite: WireOutput {
  let id: String
  let workspaceID: String
  let tenantID: String
  let email: String
  let role: WorkspaceRole
  let invitedBy: String?
  /// What the invited person would find in the mail, which is not sent here. (Our choice.)
  let token: String
  let expiresAt: Instant
  let acceptedAt: Instant?
  let insertedAt: Instant

  init(_ row: InviteRow) {
    id = row.id
    workspaceID = row.workspaceID
    tenantID = row.tenantID
    email = row.email
    role = row.role
    invitedBy = row.invitedBy
    token = row.token
    expiresAt = row.expiresAt
    acceptedAt = row.acceptedAt
    insertedAt = row.insertedAt
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", id)
      json.field("workspace_id", workspaceID)
      json.field("tenant_id", tenantID)
      json.field("email", email)
      json.field("role", role)
      json.field("invited_by", invitedBy)
      json.field("token", token)
      json.field("expires_at", expiresAt)
      json.field("accepted_at", acceptedAt)
      json.field("inserted_at", insertedAt)
    }
  }
}

/// What inviting did: wrote an invitation, or added a person who was in the organization already.
/// [SDK: workspace-invites.ts]
struct InviteOutcome: WireOutput {
  let invited: WorkspaceInvite?
  let added: WorkspaceMemberRecord?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("type", added == nil ? "invited" : "added")
      if let added { json.field("data", added) }
      if added == nil { json.field(ifPresent: "data", invited) }
    }
  }

  static var schema: Schema {
    let data = Schema(.oneOf([WorkspaceInvite.schema, WorkspaceMemberRecord.schema]))
    return Schema(
      .object(
        [
          Property(name: "type", schema: Schema(.enumeration(["invited", "added"]))),
          Property(name: "data", schema: data),
        ], open: false), name: "InviteOutcome")
  }
}

/// What a person with the link may see of it. [SDK: workspace-invites.ts]
struct InvitePreview: WireOutput {
  let workspaceName: String
  let tenantName: String
  let role: WorkspaceRole
  let email: String
  let expiresAt: Instant
  let status: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("workspace_name", workspaceName)
      json.field("tenant_name", tenantName)
      json.field("role", role)
      json.field("email", email)
      json.field("expires_at", expiresAt)
      json.field("expired", status == "expired")
      json.field("revoked", status == "revoked")
      json.field("accepted", status == "accepted")
    }
  }
}

/// `{"invite_id": ..., "revoked": true}` [SDK: workspace-invites.ts]
struct InviteRevoked: ReplyBody {
  let inviteID: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("invite_id", inviteID)
      json.field("revoked", true)
    }
  }
}

/// [SDK: workspace-invites.ts]
struct InviteAccepted: ReplyBody {
  let workspaceID: String
  let tenantID: String
  let role: WorkspaceRole

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("accepted", true)
      json.field("workspace_id", workspaceID)
      json.field("tenant_id", tenantID)
      json.field("role", role)
    }
  }
}

/// The body of `POST /workspaces/{id}/invites`. [SDK: workspace_invites.py]
struct CreateInvite: RequestBody {
  let email: EmailAddress
  let role: WorkspaceRole?
}

/// An address as far as one can tell: something, an @, something.
struct EmailAddress: PatternedText {
  let value: String

  init(unchecked value: String) { self.value = value }

  static let pattern = TextPattern(name: "email", regex: "^[^@\\s]+@[^@\\s]+$") { text in
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && !$0.contains(where: \.isWhitespace) }
  }
}
