import HTTPTypes
import Simulation

/// The routes of computers themselves: what makes, moves, sizes, powers and removes one.
extension Orgo {
  static let computerOperations: [Operation] = [
    operation(
      .post, "/api/computers", "Create computer", returns: .created,
      fails: .invalid, .nameTaken, .quotaExceeded, .workspaceNotFound, .accessDenied,
      id: "createComputer", about: "computer", tier: 2, by: createComputer, source: .openAPI),
    operation(
      .get, "/api/computers/{id}", "Get computer", returns: .ok,
      fails: .computerNotFound, .accessDenied, id: "getComputer", about: "computer", tier: 2,
      on: computer, by: getComputer, source: .openAPI
    ).with(reads: ResourceReference("computer", "id")),
    operation(
      .delete, "/api/computers/{id}", "Delete computer", returns: .ok,
      fails: .computerNotFound, .accessDenied, id: "deleteComputer", about: "computer", tier: 2,
      on: computer, by: deleteComputer, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/start", "Start computer", returns: .ok,
      fails: .computerNotFound, .accessDenied, id: "startComputer", about: "computer", tier: 2,
      on: computer, by: startComputer, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/stop", "Stop computer", returns: .ok,
      fails: .computerNotFound, .accessDenied, id: "stopComputer", about: "computer", tier: 2,
      on: computer, by: stopComputer, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/restart", "Restart computer", returns: .ok,
      fails: .computerNotFound, .accessDenied, id: "restartComputer", about: "computer", tier: 2,
      on: computer, by: restartComputer, source: .openAPI),
    operation(
      .get, "/api/computers/{id}/auto-stop", "Get auto-stop setting", returns: .ok,
      fails: .computerNotFound, .accessDenied, id: "getAutoStop", about: "computer", tier: 2,
      on: computer, by: getAutoStop, source: .openAPI),
    operation(
      .patch, "/api/computers/{id}/auto-stop", "Update auto-stop setting", returns: .ok,
      fails: .invalid, .planLimit, .computerNotFound, .accessDenied, id: "updateAutoStop",
      about: "computer", tier: 2, on: computer, by: updateAutoStop, source: .openAPI),
    operation(
      .post, "/api/computers/{id}/clone", "Clone computer", returns: .created,
      fails: .invalid, .nameTaken, .planLimit, .computerNotFound, .accessDenied,
      .workspaceNotFound, id: "cloneComputer", about: "computer", tier: 2, on: computer,
      by: cloneComputer, source: .openAPI),
    operation(
      .patch, "/api/computers/{id}/resize", "Resize computer", returns: .ok,
      .status(207, "partial"),
      fails: .invalid, .diskCannotShrink, .planLimit, .notRunning, .resizeFailed,
      .computerNotFound, .accessDenied, id: "resizeComputer", about: "computer", tier: 2,
      on: computer, by: resizeComputer, source: .openAPI),
    operation(
      .patch, "/api/computers/{id}/move", "Move computer to another workspace", returns: .ok,
      fails: .invalid, .alreadyThere, .nameTaken, .computerNotFound, .workspaceNotFound,
      .accessDenied, id: "moveComputer", about: "computer", tier: 2, on: computer,
      by: moveComputer, source: .openAPI),
    operation(
      .get, "/api/computers/{id}/vnc-password", "Get VNC password", returns: .ok,
      fails: .computerNotFound, .accessDenied, id: "getVncPassword", about: "computer", tier: 2,
      on: computer, by: getVncPassword, source: .openAPI),
  ]
}
