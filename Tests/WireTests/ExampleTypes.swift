import Wire

/// Types as vendors declare them, for the tests of schemas and decoding.

struct Slug: PatternedText {
  static let pattern = TextPattern(name: "slug", regex: "^[a-z-]+$") { text in
    !text.isEmpty && text.utf8.allSatisfy { $0 == 0x2D || (0x61...0x7A).contains($0) }
  }

  let value: String

  init(unchecked value: String) {
    self.value = value
  }
}

enum Size: String, WireEnum {
  case small
  case veryLarge = "very-large"
}

struct CreateThing: WireInput {
  struct Owner: WireInput {
    let email: String
    let age: Count<0, 150>?
  }

  let name: Text<1, 5>
  let slug: Slug
  let size: Size?
  let count: Int
  let ratio: Double?
  let isOpen: Bool?
  let due: Instant?
  let owner: Owner
  let tags: [Text<1, 3>]?
  let labels: [String: String]?
  let note: Field<String>
  let owners: Field<[Owner]>
  let metadata: JSON?
  let settings: JSONObject?

  enum CodingKeys: String, CodingKey {
    case name, slug, size, count, ratio
    case isOpen = "is_open"
    case due, owner, tags, labels, note, owners, metadata, settings
  }
}

struct Thing: WireOutput {
  struct Part: WireOutput {
    let id: String
    let weight: Double?

    func write(to json: inout JSONWriter) {
      json.object { json in
        json.field("part_id", id)
        json.field(ifPresent: "weight", weight)
      }
    }
  }

  let identifier: String
  let size: Size
  let created: Instant
  let deleted: Instant?
  let parts: [Part]
  let main: Part?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", identifier)
      json.field("size", size)
      json.field("created_at", created)
      json.field("deleted_at", deleted)
      json.field("parts", parts)
      json.field("main", main)
      json.field("counts") { json in
        json.field("parts", parts.count)
      }
      json.field("names", array: parts) { json, part in json.value(part.id) }
      if json.dialect > .standard { json.field("version", json.dialect.rank) }
    }
  }
}

struct Page<Item: WireOutput>: WireOutput {
  let items: [Item]
  let next: String?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("data", items)
      json.field("next", next)
    }
  }
}

/// Contains itself in all the ways that come to an end.
struct Node: WireInput, WireOutput {
  let name: String
  let children: [Node]
  let byName: [String: Node]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("children", children)
      json.field("by_name", byName)
    }
  }
}

/// A type that takes less than it writes.
struct Setting: WireInput, WireOutput {
  let key: String
  let value: String?

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("key", key)
      json.field("value", value)
      json.field("is_default", value == nil)
    }
  }
}
