import Wire

/// The states of a workspace; nothing documented moves one. [E2]
enum WorkspaceStatus: String, WireEnum {
  case active, inactive
}
