import HTTPTypes
import Simulation
import Wire

/// What can be named by an id, a slug, a name or the customer's own id: a workspace, a project.
protocol SelectablePlace {
  /// `workspace`, `project`: the part that the names of its selectors share.
  static var kind: String { get }
  var id: String { get }
  var slug: String { get }
  var name: String { get }
  var externalID: String? { get }
}

extension WorkspaceRow: SelectablePlace {
  static let kind = "workspace"
  var externalID: String? { externalWorkspaceID }
}

extension ProjectRow: SelectablePlace {
  static let kind = "project"
  var externalID: String? { externalProjectID }
}

/// The selectors of one place in a request: all that are given must mean the same, else 422, so
/// that none of them decides about the limits of a place that another one names. (Our choice of
/// status and words; that a computer belongs to its `workspace_id` is seed 003.)
///
/// A name is no contradiction while no other place bears it: beside a slug it is what a new place
/// is to be called.
struct PlaceSelectors<Place: SelectablePlace> {
  /// What the request is about, for the words of a refusal: `computer`.
  let subject: String
  let slug: String?
  let externalID: String?
  let name: String?
  private var found: [(selector: String, place: Place)] = []
  private var bearers: [Place] = []

  init(of subject: String, slug: String?, externalID: String?, name: String?) {
    self.subject = subject
    self.slug = slug.flatMap { $0.isEmpty ? nil : $0 }
    self.externalID = externalID
    self.name = name
  }

  /// Notes what a selector names; nil where there is no such place.
  mutating func add(_ place: Place?, by selector: String) {
    if let place { found.append((selector, place)) }
  }

  /// Notes the places that bear the name.
  mutating func add(named places: [Place]) { bearers = places }

  /// The place that all selectors mean; nil where none of them names one that exists.
  func agreed() throws(MiosaError) -> Place? {
    let kind = Place.kind
    guard let first = found.first else {
      guard bearers.count < 2 else {
        throw MiosaError(invalid: subject, [("\(kind)_name", ["names more than one \(kind)"])])
      }
      return slug == nil && externalID == nil ? bearers.first : nil
    }
    let place = first.place
    var contradicting = found.filter { $0.place.id != place.id }.map(\.selector)
    if let slug, slug != place.slug { contradicting.append("\(kind)_slug") }
    if let externalID, let own = place.externalID, own != externalID {
      contradicting.append("external_\(kind)_id")
    }
    if !bearers.isEmpty, !bearers.contains(where: { $0.id == place.id }) {
      contradicting.append("\(kind)_name")
    }
    guard let selector = contradicting.first(where: { $0 != first.selector }) else { return place }
    throw MiosaError(
      invalid: subject, [(selector, ["names another \(kind) than \(first.selector)"])])
  }
}

extension Miosa {
  /// The workspace that a request names, by its body, its header and the project that it names; nil
  /// where it names none that exists.
  static func workspace(
    id: String?, _ selectors: PlaceSelectors<WorkspaceRow>, of project: ProjectRow? = nil,
    _ headers: HTTPFields, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceRow? {
    var selectors = selectors
    let tenant = caller.tenantID
    if let id {
      selectors.add(
        try workspace(id: try UUIDText.checked(id), caller, db), by: "workspace_id")
    }
    if let slug = selectors.slug {
      selectors.add(
        try db.first(WorkspaceRow.self, where: "tenant_id = ? AND slug = ?", tenant, slug),
        by: "workspace_slug")
    }
    if let external = selectors.externalID {
      selectors.add(
        try db.first(
          WorkspaceRow.self, where: "tenant_id = ? AND external_workspace_id = ?", tenant,
          external), by: "external_workspace_id")
    }
    if let project {
      selectors.add(
        try workspace(id: project.workspaceID, caller, db), by: "project_id")
    }
    if let selected = headers[MiosaHeaders.workspace], !selected.isEmpty {
      selectors.add(
        try workspace(selectedBy: selected, caller, db), by: MiosaHeaders.workspace.rawName)
    }
    if let name = selectors.name {
      selectors.add(
        named: try db.all(
          WorkspaceRow.self, where: "tenant_id = ? AND name = ? LIMIT 100", tenant, name))
    }
    return try selectors.agreed()
  }

  private static func workspace(
    selectedBy header: String, _ caller: MiosaCaller, _ db: borrowing Transaction
  ) throws(MiosaError) -> WorkspaceRow {
    if UUIDText.isValid(header) { return try workspace(id: header.lowercased(), caller, db) }
    let known = try db.first(
      WorkspaceRow.self, where: "tenant_id = ? AND slug = ?", caller.tenantID, header)
    guard let known else { throw MiosaError(.notFound, "workspace not found") }
    return known
  }
}
