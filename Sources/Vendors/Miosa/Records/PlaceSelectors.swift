import Simulation
import Storage
import Wire

/// What can be named by an id, a slug, a name or the customer's own id: a workspace, a project.
///
/// Its noun is the part that the names of its selectors share.
protocol SelectablePlace: MiosaRow {
  var id: String { get }
  var slug: String { get }
  var name: String { get }
  var externalID: String? { get }
}

extension WorkspaceRow: SelectablePlace {
  var externalID: String? { externalWorkspaceID }
}

extension ProjectRow: SelectablePlace {
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
    let kind = Place.noun
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
