import Simulation
import Wire

/// The states that a workspace has been in, and what follows from them.
struct WorkspaceHistory {
  typealias Entry = (state: String, at: Instant)

  /// Oldest first.
  let entries: [Entry]

  init(of workspace: WorkspaceRow, _ db: borrowing Transaction) throws(StronglyError) {
    entries = try db.history(of: Workspaces.kind.name, workspace.id)
  }

  /// From the last boot on: what a pod of now has seen.
  var lastBoot: ArraySlice<Entry> {
    entries[(entries.lastIndex { $0.state == "pending" } ?? entries.startIndex)...]
  }

  /// When the last boot began.
  var scheduledAt: Instant? { lastBoot.first?.at }

  /// When the last state was entered.
  var lastChange: Instant? { entries.last?.at }
}
