package import Wire

/// What the conformance suite has to know of a vendor: a thing to make, a list to read, ids that
/// exist. Read from `Fixtures/<vendor>/conformance.json`; `docs/exchanges.md` describes it.
package struct ConformanceProfile: Sendable, Decodable {
  /// Makes a new thing; `{{n}}` in strings of the body is a number of its own each time. Nil while
  /// the vendor makes nothing that is listed.
  package let create: Creation?
  /// A body for the same operation that is refused after an id has been taken for it; nil where the
  /// vendor refuses nothing that late.
  package let rejected: JSON?
  /// Lists what `create` makes.
  package let list: List
  /// Values of path parameters that exist in the demo data, by `name` or `subject.name`.
  package let path: [String: String]
  /// Values of the same parameters that are well-formed and name nothing.
  package let absent: [String: String]
  /// Operations that look for what their path names in their handler, thus after the input.
  package let late: [String]?
  /// What the vendor documents where others answer 405 and 413.
  package let statuses: Statuses?
  /// Tables that stay so small that reading them whole is right.
  package let smallTables: [String]?

  package struct Creation: Sendable, Decodable {
    package let operation: String
    package let body: JSON
    /// Where the answer holds the new id.
    package let id: String
  }

  package struct List: Sendable, Decodable {
    package let operation: String
    /// Where the answer holds the elements; empty for the whole answer.
    package let items: String
    /// Where an element holds its id.
    package let id: String
    /// Nil where the list is always whole.
    package let paging: Paging?
  }

  /// How a list is read in pages: the parameter of the size, and one way to go on.
  package struct Paging: Sendable, Decodable {
    package let size: String
    package let offset: String?
    package let page: String?
    /// The first page's number; 1 where it is not said.
    package let first: Int?
    package let cursor: String?
    /// Where an answer holds the next cursor; null, missing or empty at the end.
    package let next: String?
  }

  package struct Statuses: Sendable, Decodable {
    package let otherMethod: Int?
    package let oversizedBody: Int?
  }

  /// Reads a profile.
  package init(_ text: String) throws {
    do { self = try JSON(parsing: Array(text.utf8)).decoded(as: ConformanceProfile.self) } catch {
      throw TestError("conformance.json: \(error)")
    }
  }
}
