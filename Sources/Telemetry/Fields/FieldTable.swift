package import Wire

/// The documented fields of a body or a query, numbered in documented order, in a form in which a
/// scanner finds them by their bytes.
///
/// A field is a name at a place: `name`, `settings.cpu`, `items[].id` (in any element), `labels.*`
/// stands for any name of a map. The container of fields is one too. It is made once of a schema
/// and shared by all worlds; it holds no coverage.
package final class FieldTable: Sendable {
  /// What is known of the values at one place.
  struct Node: Sendable {
    /// The members, in documented order, among those of all nodes.
    var members = 0..<0
    /// The node of an array's elements.
    var elements: Int?
    /// The node of a map's values.
    var values: Int?
    /// The fields at and below this place, which are numbered one after the other.
    var fields = 0..<0
  }

  /// A named field of an object.
  struct Member: Sendable {
    let name: FieldName
    let field: Int
    /// The node of its value; nil where nothing below it is documented.
    let node: Int?
  }

  let nodes: [Node]
  /// The members of all nodes in one row, so that looking at one takes hold of nothing else.
  let members: [Member]
  /// The places of the fields, by their numbers.
  package let places: [String]

  /// The fields of what a schema describes.
  package init(_ schema: Schema?) {
    var builder = Builder()
    if let schema {
      _ = builder.node(for: [schema], at: "", isMember: false)
    } else {
      builder.nodes = [Node()]
    }
    nodes = builder.nodes
    members = builder.members
    places = builder.places
  }

  package var isEmpty: Bool { places.isEmpty }

  private struct Builder {
    var nodes: [Node] = []
    var members: [Member] = []
    var places: [String] = []

    /// Makes the node of values that any of the schemas describes; nil where it would hold nothing.
    /// The root is made in any case.
    mutating func node(for schemas: [Schema], at place: String, isMember: Bool) -> Int? {
      let number = nodes.count
      let first = places.count
      nodes.append(Node())
      let shapes = schemas.flatMap(Self.alternatives)
      var own: [Member] = []
      for (name, values) in Self.members(of: shapes) {
        let field = places.count
        let path = place.isEmpty ? name : "\(place).\(name)"
        places.append(path)
        let child = node(for: values, at: path, isMember: true)
        own.append(Member(name: FieldName(name), field: field, node: child))
      }
      nodes[number].members = members.count..<members.count + own.count
      members += own
      let elements = shapes.compactMap {
        if case .array(let element) = $0.kind { element } else { nil }
      }
      if !elements.isEmpty {
        nodes[number].elements = node(for: elements, at: place + "[]", isMember: true)
      }
      let values = shapes.compactMap { if case .map(let value) = $0.kind { value } else { nil } }
      if !values.isEmpty {
        nodes[number].values = node(
          for: values, at: place.isEmpty ? "*" : place + ".*", isMember: true)
      }
      nodes[number].fields = first..<places.count
      guard isMember, nodes[number].fields.isEmpty else { return number }
      nodes.removeSubrange(number...)
      return nil
    }

    private static func alternatives(of schema: Schema) -> [Schema] {
      guard case .oneOf(let schemas) = schema.kind else { return [schema] }
      return schemas.flatMap(alternatives)
    }

    /// The members of all alternatives; one that several have stands where it is met first.
    private static func members(of shapes: [Schema]) -> [(name: String, schemas: [Schema])] {
      var members: [(name: String, schemas: [Schema])] = []
      for property in shapes.flatMap(\.properties) {
        if let known = members.firstIndex(where: { $0.name == property.name }) {
          members[known].schemas.append(property.schema)
        } else {
          members.append((property.name, [property.schema]))
        }
      }
      return members
    }
  }
}
