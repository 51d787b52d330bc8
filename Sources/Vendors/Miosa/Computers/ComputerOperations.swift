import HTTPTypes
import Simulation

/// Routes of computers.
extension Miosa {
  static let computerOperations: [Operation] = [
    operation(
      .get, "/api/v1/computers", "List computers", returns: .ok, fails: .validationFailed,
      id: "listComputers", about: "computer", tier: 2, access: .scope("computers:read"),
      by: listComputers, source: .docs("computers")),
    operation(
      .post, "/api/v1/computers", "Create a computer", returns: .created, fails: .validationFailed,
      .notFound, .forbidden, .invalidID, .quotaExceeded, id: "createComputer", about: "computer",
      access: .scope("computers:write"), by: createComputer, source: .seed("003")),
    operation(
      .get, "/api/v1/computers/{id}", "Get a computer", returns: .ok, fails: .invalidID, .notFound,
      .forbidden, id: "getComputer", about: "computer", tier: 2, access: .scope("computers:read"),
      on: computer, by: getComputer, source: .docs("computers")
    ).with(reads: ResourceReference("computer", "id")),
    operation(
      .patch, "/api/v1/computers/{id}", "Update a computer", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, .validationFailed, id: "updateComputer", about: "computer", tier: 2,
      access: .scope("computers:write"), on: computer, by: updateComputer,
      source: .docs("computers")),
    operation(
      .put, "/api/v1/computers/{id}", "Update a computer", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, .validationFailed, id: "replaceComputer", about: "computer", tier: 2,
      access: .scope("computers:write"), on: computer, by: updateComputer,
      source: .docs("computers")),
    operation(
      .delete, "/api/v1/computers/{id}", "Destroy a computer", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, id: "deleteComputer", about: "computer", tier: 2,
      access: .scope("computers:write"), on: computer, by: deleteComputer,
      source: .docs("computers")),
    operation(
      .post, "/api/v1/computers/{id}/start", "Start a computer", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, .validationFailed, .resourceState, id: "startComputer",
      about: "computer", tier: 2, access: .scope("computers:write"), on: computer,
      by: startComputer, source: .docs("computers")),
    operation(
      .post, "/api/v1/computers/{id}/stop", "Stop a computer", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, .resourceState, id: "stopComputer", about: "computer", tier: 2,
      access: .scope("computers:write"), on: computer, by: stopComputer, source: .docs("computers")),
    operation(
      .post, "/api/v1/computers/{id}/restart", "Restart a computer", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .resourceState, id: "restartComputer",
      about: "computer", tier: 2, access: .scope("computers:write"), on: computer,
      by: restartComputer, source: .docs("computers")),
    operation(
      .post, "/api/v1/computers/{id}/clone", "Clone a computer", returns: .created,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, .resourceState, .quotaExceeded,
      id: "cloneComputer", about: "computer", tier: 2, access: .scope("computers:write"),
      on: computer, by: cloneComputer, source: .sdk("computer.py")),
    operation(
      .post, "/api/v1/computers/{id}/resize", "Resize a computer", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, .validationFailed, .resourceState, id: "resizeComputer",
      about: "computer", tier: 2, access: .scope("computers:write"), on: computer,
      by: resizeComputer, source: .sdk("computer.py")),
    operation(
      .post, "/api/v1/computers/{id}/move", "Move a computer to another workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, .quotaExceeded,
      id: "moveComputer", about: "computer", access: .scope("computers:write"), on: computer,
      by: moveComputer, source: .seed("003")),
    operation(
      .get, "/api/v1/computers/{id}/auto-stop", "Read the idle time after which a computer stops",
      returns: .ok, fails: .invalidID, .notFound, .forbidden, id: "getComputerAutoStop",
      about: "computer", tier: 2, access: .scope("computers:read"), on: computer,
      by: getComputerAutoStop, source: .sdk("computer_extras.py")),
    operation(
      .patch, "/api/v1/computers/{id}/auto-stop", "Set the idle time after which a computer stops",
      returns: .ok, fails: .invalidID, .notFound, .forbidden, .validationFailed,
      id: "updateComputerAutoStop", about: "computer", tier: 2, access: .scope("computers:write"),
      on: computer, by: updateComputerAutoStop, source: .sdk("computer_extras.py")),
    operation(
      .get, "/api/v1/computers/{id}/urls", "List a computer's URLs", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, id: "listComputerUrls", about: "computer", tier: 2,
      access: .scope("computers:read"), on: computer, by: listComputerUrls,
      source: .sdk("computer.py")),
    operation(
      .get, "/api/v1/computers/{id}/viewer-password", "Whether the viewer has a password",
      returns: .ok, fails: .invalidID, .notFound, .forbidden, id: "getComputerViewerPassword",
      about: "computer", tier: 2, access: .scope("computers:read"), on: computer,
      by: getComputerViewerPassword, source: .sdk("computer.py")),
    operation(
      .post, "/api/v1/computers/{id}/viewer-password/rotate", "Set a new viewer password",
      returns: .ok, fails: .invalidID, .notFound, .forbidden, id: "rotateComputerViewerPassword",
      about: "computer", tier: 2, access: .scope("computers:write"), on: computer,
      by: rotateComputerViewerPassword, source: .sdk("computer.py")),
  ]
}
