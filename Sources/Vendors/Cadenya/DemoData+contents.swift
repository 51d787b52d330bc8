import Simulation
import Wire

/// What the demo data make, beside what every account has.
extension DemoData {
  /// A workspace beside the default one.
  struct Workspace: Sendable {
    let id: String?
    let name: String
    let externalID: String
    let team: String
    /// How long after the account it was made.
    let hours: Int64
    var status = WorkspaceStatus.enabled
  }

  /// In the order in which they were made. The newest, which lists show first, is one that can be
  /// used.
  static let workspaces = [
    Workspace(
      id: nil, name: "Prototype", externalID: "prototype", team: "research", hours: 12,
      status: .archived),
    Workspace(id: stagingID, name: "Staging", externalID: "staging", team: "platform", hours: 24),
    Workspace(
      id: nil, name: "Production", externalID: "production", team: "platform", hours: 48),
  ]

  /// An agent of the default or the staging workspace.
  struct Agent: Sendable {
    let name: String
    let externalID: String
    var isInStaging = true
    let variationCount: Int
  }

  static let agents = [
    Agent(name: "Customer Support Agent", externalID: "support", variationCount: 1),
    Agent(name: "Triage Agent", externalID: "triage", variationCount: 0),
    Agent(name: "Sandbox Agent", externalID: "sandbox", isInStaging: false, variationCount: 1),
  ]

  /// A key whose token stands for a condition that is otherwise laborious to bring about.
  struct Key: Sendable {
    let magic: MagicValue
    let name: String
    let externalID: String
    var isAdmin = false
    var permissions = ["*"]
    var workspaceIDs: [String] = []
    var state = APIKeyState.enabled
  }

  static let keys = [
    Key(magic: Magic.member, name: "Member key", externalID: "member"),
    Key(
      magic: Magic.disabled, name: "Disabled key", externalID: "disabled", state: .disabled),
    Key(
      magic: Magic.powerless, name: "Powerless key", externalID: "powerless", permissions: []),
    Key(
      magic: Magic.staging, name: "Staging key", externalID: "staging-only",
      workspaceIDs: [stagingID]),
  ]
}
