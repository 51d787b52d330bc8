import Simulation

/// What clients do inside a computer: commands, files, the desktop; nothing of it is simulated.
extension DeclaredRoutes {
  static let machine: [Route] =
    inside(
      "computer exec", about: "computer_exec",
      """
      POST /exec execOnComputer
      POST /exec/python execPythonOnComputer
      GET /exec/stream streamComputerExec
      * /exec/... computerExec
      """)
    + inside(
      "computer files", about: "computer_file",
      """
      GET /files listComputerFiles
      DELETE /files deleteComputerFile
      POST /files/upload uploadComputerFile
      GET /files/download downloadComputerFile
      POST /files/write writeComputerFile
      POST /files/export exportComputerFile
      POST /files/stat statComputerFile
      POST /files/mkdir makeComputerDirectory
      POST /files/rename renameComputerFile
      POST /files/copy copyComputerFile
      POST /files/chmod changeComputerFileMode
      GET /files/readdir readComputerDirectory
      * /files/... computerFiles
      """)
    + inside(
      "computer desktops", about: "computer_desktop",
      """
      GET /desktop/screenshot takeScreenshot
      GET /desktop/screenshot/region takeRegionScreenshot
      GET /desktop/cursor getCursor
      GET /desktop/screen-size getScreenSize
      GET /desktop/accessibility-tree getAccessibilityTree
      GET /desktop/windows listWindows
      GET /desktop/environment getDesktopEnvironment
      GET /desktop/clipboard getClipboard
      POST /desktop/clipboard setClipboard
      GET /desktop/window/{window_id}/size getWindowSize
      GET /desktop/window/{window_id}/position getWindowPosition
      POST /desktop/click click
      POST /desktop/double-click doubleClick
      POST /desktop/move moveMouse
      POST /desktop/drag drag
      POST /desktop/scroll scroll
      POST /desktop/mouse-down mouseDown
      POST /desktop/mouse-up mouseUp
      POST /desktop/type typeText
      POST /desktop/key pressKey
      POST /desktop/key-down keyDown
      POST /desktop/key-up keyUp
      POST /desktop/hotkey pressHotkey
      POST /desktop/wait wait
      POST /desktop/launch launchApp
      POST /desktop/wallpaper setWallpaper
      POST /desktop/window/focus focusWindow
      POST /desktop/window/{window_id}/resize resizeWindow
      POST /desktop/window/{window_id}/move moveWindow
      POST /desktop/window/{window_id}/maximize maximizeWindow
      POST /desktop/window/{window_id}/minimize minimizeWindow
      POST /desktop/window/{window_id}/close closeWindow
      * /desktop/... computerDesktop
      """)
    + machineFamilies.flatMap { name, id in
      inside("computer \(name)", about: "computer", "* /\(name)/... \(id)")
    }

  private static func inside(_ what: String, about subject: String, _ table: String) -> [Route] {
    group(
      "/api/v1/computers/{id}", about: subject, tier: 3, source: .sdk("Python 2.19, computers")
    ).declared(what, table)
  }

  /// Families below a computer of which no route is known in full, with their operation ids.
  private static let machineFamilies = [
    ("agent", "computerAgent"), ("apps", "computerApps"), ("commands", "computerCommands"),
    ("connectors", "computerConnectors"), ("control", "computerControl"),
    ("domains", "computerDomains"), ("embed", "computerEmbed"), ("env", "computerEnv"),
    ("events", "computerEvents"), ("inbox", "computerInbox"), ("logs", "computerLogs"),
    ("metrics", "computerMetrics"), ("network-policy", "computerNetworkPolicy"),
    ("osa", "computerOSA"), ("ports", "computerPorts"), ("pty", "computerPTY"),
    ("restore", "computerRestore"), ("services", "computerServices"),
    ("snapshots", "computerSnapshots"), ("stream-token", "computerStreamToken"),
    ("terminal", "computerTerminal"), ("vnc-credentials", "computerVNCCredentials"),
    ("volumes", "computerVolumes"),
  ]
}
