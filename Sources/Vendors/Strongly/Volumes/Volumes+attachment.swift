import Simulation
import Storage
import Wire

/// Volumes in workspaces.
extension Volumes {
  static func attachVolume(
    _ call: Call<AttachVolume>, _ volume: VolumeRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<AttachmentChange> {
    let workspace = try WorkspaceRow.find(call.input.workspaceID.value, for: call.caller, db)
    try ProjectRow.requireOpen(workspace.projectID, db)
    guard try AttachmentRow.attach(volume: volume.id, to: workspace.id, db) else {
      throw StronglyError(.volumeAlreadyAttached)
    }
    try volume.note("volume.attached", by: call.caller, db)
    return Bare(
      AttachmentChange(
        message: "Volume attached", volumeID: volume.id, workspaceID: workspace.id))
  }

  static func detachVolume(
    _ call: Call<AttachVolume>, _ volume: VolumeRow, _ db: borrowing Transaction
  ) throws(StronglyError) -> Bare<AttachmentChange> {
    let workspace = try WorkspaceRow.find(call.input.workspaceID.value, for: call.caller, db)
    try ProjectRow.requireOpen(workspace.projectID, db)
    let attachment = AttachmentRow(volumeID: volume.id, workspaceID: workspace.id)
    guard try db.find(AttachmentRow.self, attachment.id) != nil else {
      throw StronglyError(.volumeNotAttached)
    }
    try db.delete(AttachmentRow.self, attachment.id)
    try volume.note("volume.detached", by: call.caller, db)
    return Bare(
      AttachmentChange(
        message: "Volume detached", volumeID: volume.id, workspaceID: workspace.id))
  }
}

/// The body of `POST /volumes/:id/attach` and `/detach`. [older edition of skill compute.md; in the
/// newest generation volumes mount by themselves]
struct AttachVolume: RequestBody {
  let workspaceID: NonEmptyText

  enum CodingKeys: String, CodingKey {
    case workspaceID = "workspaceId"
  }
}

/// That a volume has been attached or detached; its shape is our choice, after the workspaces'.
struct AttachmentChange: WireOutput {
  let message: String
  let volumeID: String
  let workspaceID: String

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("message", message)
      json.field("volumeId", volumeID)
      json.field("workspaceId", workspaceID)
    }
  }
}
