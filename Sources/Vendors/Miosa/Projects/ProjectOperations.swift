import HTTPTypes
import Simulation

/// Routes of projects.
extension Miosa {
  static let projectOperations: [Operation] = [
    operation(
      .get, "/api/v1/projects", "List projects", returns: .ok, fails: .validationFailed,
      id: "listProjects", about: "project", tier: 2, by: listProjects, source: .docs("projects")),
    operation(
      .post, "/api/v1/projects", "Create a project", returns: .created, fails: .validationFailed,
      .notFound, .forbidden, .invalidID, id: "createProject", about: "project", tier: 2,
      by: createProject, source: .docs("projects")),
    operation(
      .get, "/api/v1/projects/{id}", "Get a project", returns: .ok, fails: .invalidID, .notFound,
      .forbidden, id: "getProject", about: "project", tier: 2, on: project, by: getProject,
      source: .docs("projects")
    ).with(reads: ResourceReference("project", "id")),
    operation(
      .patch, "/api/v1/projects/{id}", "Update a project", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, .validationFailed, id: "updateProject", about: "project", tier: 2,
      on: project, by: updateProject, source: .docs("projects")),
    operation(
      .delete, "/api/v1/projects/{id}", "Delete a project", returns: .ok, fails: .invalidID,
      .notFound, .forbidden, .projectNotEmpty, .projectProtected, id: "deleteProject",
      about: "project", tier: 2, on: project, by: deleteProject, source: .sdk("projects.py")),
    operation(
      .post, "/api/v1/projects/{id}/move", "Move a project to another workspace", returns: .ok,
      fails: .invalidID, .notFound, .forbidden, .validationFailed, .projectProtected,
      .quotaExceeded, id: "moveProject", about: "project", tier: 2, on: project, by: moveProject,
      source: .sdk("projects.py")),
  ]
}
