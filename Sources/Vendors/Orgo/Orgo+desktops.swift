import HTTPTypes
import Simulation

/// The routes of desktops: what an agent sees and does, streams, and the builds behind templates.
extension Orgo {
  static let desktopOperations: [Operation] = [
    operation(
      .get, "/api/computers/{id}/screenshot", "Take screenshot", returns: .ok,
      fails: .invalid, .notAvailable, .computerNotFound, .accessDenied, id: "getScreenshot",
      about: "screenshot", tier: 2, on: computer, by: getScreenshot, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/click", "Click mouse", returns: .ok,
      fails: .invalid, .notAvailable, .computerNotFound, .accessDenied, id: "mouseClick",
      about: "click", tier: 2, on: computer, by: mouseClick, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/drag", "Drag mouse", returns: .ok,
      fails: .invalid, .notAvailable, .computerNotFound, .accessDenied, id: "mouseDrag",
      about: "drag", tier: 2, on: computer, by: mouseDrag, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/type", "Type text", returns: .ok,
      fails: .invalid, .notAvailable, .computerNotFound, .accessDenied, id: "typeText",
      about: "type", tier: 2, on: computer, by: typeText, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/key", "Press key", returns: .ok,
      fails: .invalid, .notAvailable, .computerNotFound, .accessDenied, id: "pressKey",
      about: "key", tier: 2, on: computer, by: pressKey, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/scroll", "Scroll", returns: .ok,
      fails: .invalid, .notAvailable, .computerNotFound, .accessDenied, id: "scroll",
      about: "scroll", tier: 2, on: computer, by: scroll, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/wait", "Wait", returns: .ok,
      fails: .invalid, .notAvailable, .computerNotFound, .accessDenied, id: "wait",
      about: "wait", tier: 2, on: computer, by: wait, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/move", "Move mouse", returns: .ok,
      fails: .invalid, .notAvailable, .computerNotFound, .accessDenied, id: "mouseMove",
      about: "move", tier: 2, on: computer, by: mouseMove, source: .sdk("prompt.py")),
    operation(
      .post, "/api/computers/{id}/bash", "Execute bash", returns: .ok,
      fails: .invalid, .notAvailable, .computerNotFound, .accessDenied, id: "executeBash",
      about: "bash", tier: 2, on: computer, by: executeBash, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/exec", "Execute Python", returns: .ok, .ok("program failed"),
      fails: .invalid, .notAvailable, .computerNotFound, .accessDenied, id: "executePython",
      about: "exec", tier: 2, on: computer, by: executePython, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/stream/start", "Start stream", returns: .ok,
      fails: .invalid, .notAvailable, .computerNotFound, .accessDenied, id: "startStream",
      about: "stream", tier: 2, on: computer, by: startStream, source: .openAPI),
    operation(
      .get, "/api/computers/{id}/stream/status", "Get stream status", returns: .ok,
      fails: .notAvailable, .computerNotFound, .accessDenied, id: "getStreamStatus",
      about: "stream", tier: 2, on: computer, by: getStreamStatus, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/stream/stop", "Stop stream", returns: .ok, .ok("no stream"),
      fails: .notAvailable, .computerNotFound, .accessDenied, id: "stopStream",
      about: "stream", tier: 2, on: computer, by: stopStream, source: .openAPI),
    operation(
      .get, "/api/storage/screenshots/{name}", "Get a stored screenshot", returns: .ok,
      fails: .fileNotFound, .accessDenied, id: "getStoredScreenshot", about: "screenshot",
      tier: 2, on: storedScreenshot, by: getStoredScreenshot,
      source: .sdk("client.py, _download")),
    operation(
      .post, "/api/builds/create", "Register a build", returns: .ok,
      fails: .invalid, .workspaceNotFound, .accessDenied, id: "createBuild", about: "build",
      tier: 2, by: createBuild, source: .sdk("client.py, create_build")),
    operation(
      .post, "/api/builds/update", "Update a build", returns: .ok,
      fails: .invalid, .buildNotFound, .accessDenied, id: "updateBuild", about: "build",
      tier: 2, by: updateBuild, source: .sdk("client.py, update_build")),
    operation(
      .get, "/api/builds/latest", "Get the latest completed build", returns: .ok,
      fails: .invalid, .buildNotFound, .workspaceNotFound, .accessDenied, id: "getLatestBuild",
      about: "build", tier: 2, by: getLatestBuild, source: .sdk("client.py, get_latest_build")),
  ]
}
