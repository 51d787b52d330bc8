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
    self.slug = slug?.nonEmpty
    self.externalID = externalID?.nonEmpty
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

extension PlaceSelectors {
  /// What a place is called that is made because none of these selectors names one that exists; nil
  /// where there is none.
  var newName: String? {
    name ?? slug ?? externalID.map { DisplayName.made(of: $0, or: Place.noun) }
  }

  /// The slug of that place. The name may be like that of another place, which is not meant, so that
  /// a slug that is made of it gives way.
  var newSlug: SlugChoice { slug.map(SlugChoice.given) ?? .free }
}

/// Where the slug of something new comes from.
enum SlugChoice {
  /// The request has it.
  case given(String)
  /// It is derived from the name, and that of another is no reason to change it. [seed 003]
  case derived
  /// It is derived from the name, and changed until it is free.
  case free

  init(_ given: WorkspaceSlug?) {
    self = (given?.value.nonEmpty).map(SlugChoice.given) ?? .derived
  }

  /// The slug of a thing with that name and id. A name of which no slug can be made has one of its
  /// id. (Our choice.)
  func slug(
    for name: String, id: String, of noun: String, isTaken: (String) throws(MiosaError) -> Bool
  ) throws(MiosaError) -> String {
    switch self {
    case .given(let slug): return slug
    case .derived:
      if let slug = WorkspaceSlug.derived(from: name) { return slug }
    case .free: break
    }
    return try WorkspaceSlug.free(for: name, id: id, of: noun, isTaken: isTaken)
  }
}
