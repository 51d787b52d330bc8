import Simulation
import Wire

/// An invitation as the workspace sees it. [SDK: workspace-invites.ts]
struct WorkspaceInvite: WireOutput {
  let row: InviteRow

  init(_ row: InviteRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", row.id)
      json.field("workspace_id", row.workspaceID)
      json.field("tenant_id", row.tenantID)
      json.field("email", row.email)
      json.field("role", row.role)
      json.field("invited_by", row.invitedBy)
      // What the invited person would find in the mail, which is not sent here. (Our choice.)
      json.field("token", row.token)
      json.field("expires_at", row.expiresAt)
      json.field("accepted_at", row.acceptedAt)
      json.field("inserted_at", row.insertedAt)
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
  let row: InviteRow
  let workspaceName: String
  let tenantName: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("workspace_name", workspaceName)
      json.field("tenant_name", tenantName)
      json.field("role", row.role)
      json.field("email", row.email)
      json.field("expires_at", row.expiresAt)
      json.field("expired", row.status == "expired")
      json.field("revoked", row.status == "revoked")
      json.field("accepted", row.status == "accepted")
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
  let row: InviteRow

  init(_ row: InviteRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("accepted", true)
      json.field("workspace_id", row.workspaceID)
      json.field("tenant_id", row.tenantID)
      json.field("role", row.role)
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
