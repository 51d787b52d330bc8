import HTTPTypes
import Simulation
import Storage
import Wire

/// Pictures of desktops that were taken and stored.
enum Screenshots: OrgoResource {
  private static let stored = group(
    "/api/storage/screenshots", about: "screenshot", tier: 2, source: .sdk("client.py, _download"))

  static let routes: [Route] = [
    stored.on(byName, at: "/{name}")(
      .get, "", "Get a stored screenshot", id: "getStoredScreenshot", by: getStoredScreenshot)
  ]

  static let form = Setting(
    "screenshot", default: ScreenshotForm.url,
    why: "the form of a screenshot changed twice under its clients")

  /// A stored screenshot by its file's name.
  private static let byName = Loader<ScreenshotRow>(
    fails: .fileNotFound, .accessDenied,
    by: { (context, caller, db) throws(OrgoError) in
      let name = context.path["name"]
      guard name.hasSuffix(".png"),
        let row = try db.find(ScreenshotRow.self, String(name.dropLast(4))),
        let computer = try db.find(ComputerRow.self, row.computerID)
      else { throw OrgoError(.fileNotFound) }
      try computer.authorize(caller)
      return row
    })

  static func getScreenshot(
    _ call: Call<ScreenshotQuery>, _ computer: ComputerRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Eventually<Screenshot> {
    try Desktops.act(on: computer, db) { (desktop) throws(OrgoError) in
      let actions = try db.all(
        ActionRow.self, where: "computer_id = ? ORDER BY id DESC LIMIT ?", desktop.id, Scene.lines)
      let scene = Scene(of: desktop, actions.reversed(), at: db.now)
      let picture = scene.picture
      if call.input.responseFormat == .base64 {
        return Screenshot(
          .inline(Base64.encode(picture), width: scene.width, height: scene.height))
      }
      if db.settings[form] == .dataURI, call.input.responseFormat == nil {
        return Screenshot(.dataURI("data:image/png;base64,\(Base64.encode(picture))"))
      }
      let id = try db.uuid("screenshot")
      try db.add(
        ScreenshotRow(
          id: id, computerID: desktop.id, scene: RawJSON(scene.serialized()), takenAt: db.now))
      let path = "/api/storage/screenshots/\(id).png"
      // With every prefix of mount and world: without them it would lead to another world.
      let address = (db.settings[form] == .path ? call.origin.prefix : call.origin.text) + path
      return Screenshot(
        .stored(
          address, id: id, takenAt: db.now, size: picture.count,
          path: "screenshots/\(id).png"))
    }
  }

  static func getStoredScreenshot(
    _ call: Call<NoInput>, _ screenshot: ScreenshotRow, _ db: borrowing Transaction
  ) throws(OrgoError) -> Picture {
    guard let scene = try? screenshot.scene.tree.decoded(as: Scene.self) else {
      throw OrgoError(.fileNotFound)
    }
    return Picture(bytes: scene.picture)
  }
}

/// The form of a screenshot that was not asked for as Base64.
enum ScreenshotForm: String, WireEnum {
  /// An absolute URL that works from where the client stands. [E2, E3]
  case url
  /// A data URI and nothing else. [E1, OpenAPI]
  case dataURI = "data_uri"
  /// A path on the API's origin. [SDK: client.py]
  case path
}
