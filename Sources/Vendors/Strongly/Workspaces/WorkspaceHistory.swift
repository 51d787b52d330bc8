import Simulation
import Wire

/// The states that a workspace has been in, with what each boot was begun with, and what follows
/// from them.
struct WorkspaceHistory {
  struct Entry {
    let state: String
    let at: Instant
    /// What the pod of that time was begun with.
    let boot: BootRow
  }

  /// Oldest first.
  let entries: [Entry]

  init(of workspace: WorkspaceRow, _ db: borrowing Transaction) throws(StronglyError) {
    let states = try db.history(of: Workspaces.kind.name, workspace.id)
    let boots = try BootRow.all(of: workspace, db)
    let first = boots.first ?? BootRow(number: 0, of: workspace, at: workspace.createdAt)
    // The last boots are the last entries of `pending`; earlier ones of an old store are unknown.
    var number = boots.count - states.count { $0.state == "pending" }
    var present = first
    var entries: [Entry] = []
    entries.reserveCapacity(states.count)
    for (state, at) in states {
      if state == "pending" {
        present = boots.indices.contains(number) ? boots[number] : first
        number += 1
      }
      entries.append(Entry(state: state, at: at, boot: present))
    }
    self.entries = entries
  }

  /// From the last boot on: what a pod of now has seen.
  var lastBoot: ArraySlice<Entry> {
    entries[(entries.lastIndex { $0.state == "pending" } ?? entries.startIndex)...]
  }

  /// When the last boot began.
  var scheduledAt: Instant? { lastBoot.first?.at }

  /// When the last state was entered.
  var lastChange: Instant? { entries.last?.at }

  /// Whether the last boot has come to an end that could be used.
  var hasRun: Bool { lastBoot.contains { $0.state == "running" } }
}
