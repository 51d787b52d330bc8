import Testing
import Wire

@Suite struct DecodingTests {
  @Test func `a body becomes its Swift type`() throws {
    let json: JSON = [
      "name": "n", "slug": "a-b", "size": "very-large", "count": 3.0, "ratio": 2, "is_open": true,
      "due": "1970-01-01T00:00:01Z", "owner": ["email": "e", "age": 7], "tags": ["x", "y"],
      "labels": ["k": "v"], "note": "hello", "owners": [["email": "f"]], "metadata": [1],
      "settings": ["a": nil], "unknown": 1,
    ]
    let thing = try json.decoded(as: CreateThing.self)
    #expect(thing.name.value == "n")
    #expect(thing.slug.value == "a-b")
    #expect(thing.size == .veryLarge)
    #expect(thing.count == 3)
    #expect(thing.ratio == 2)
    #expect(thing.isOpen == true)
    #expect(thing.due == Instant(microseconds: 1_000_000))
    #expect(thing.owner.age?.value == 7)
    #expect(thing.tags?.map(\.value) == ["x", "y"])
    #expect(thing.labels == ["k": "v"])
    #expect(thing.note == .value("hello"))
    #expect(thing.owners.given?.map(\.email) == ["f"])
    #expect(thing.metadata == [1])
    #expect(thing.settings == ["a": nil])
  }

  @Test func `an optional member may be missing, and null too`() throws {
    let bare: JSON = ["name": "n", "slug": "s", "count": 1, "owner": ["email": "e"]]
    let thing = try bare.decoded(as: CreateThing.self)
    #expect(thing.size == nil)
    #expect(thing.tags == nil)
    #expect(thing.note == .absent)
    #expect(thing.owners.isAbsent)
    let nulls = bare.mergePatched(with: [:])
    guard case .object(var object) = nulls else { return }
    for key in ["size", "tags", "note", "owners", "metadata", "is_open"] { object[key] = .null }
    let cleared = try JSON.object(object).decoded(as: CreateThing.self)
    #expect(cleared.size == nil)
    #expect(cleared.tags == nil)
    #expect(cleared.isOpen == nil)
    #expect(cleared.note == .null)
    #expect(!cleared.owners.isAbsent)
    #expect(cleared.owners.given == nil)
  }

  @Test(
    arguments: [
      (Field<Int>.absent, 5), (.null, nil), (.value(7), 7),
    ] as [(Field<Int>, Int?)])
  func `a field leaves alone, clears or sets`(_ field: Field<Int>, _ result: Int?) {
    #expect(field.applied(to: 5) == result)
  }

  @Test(
    arguments: [
      ([:], "body /name: is required"),
      ([], "body: must be of type object"),
      (nil, "body: must not be null"),
      (["name": 1], "body /name: must be of type string"),
      (["name": "n", "slug": "B"], "body /slug: must be a valid slug (^[a-z-]+$)"),
      (["name": "n", "slug": "b", "count": nil], "body /count: must not be null"),
      (["name": "n", "slug": "b", "count": "1"], "body /count: must be of type integer"),
      (
        ["name": "n", "slug": "b", "count": 1, "owner": ["email": nil]],
        "body /owner/email: must not be null"
      ),
      (
        ["name": "n", "slug": "b", "count": 1, "owner": ["email": ""], "tags": ["a", "long"]],
        "body /tags/1: must have at most 3 characters"
      ),
      (
        ["name": "n", "slug": "b", "count": 1, "owner": ["email": ""], "owners": [["age": 1]]],
        "body /owners/0/email: is required"
      ),
      (
        ["name": "n", "slug": "b", "count": 1, "owner": ["email": ""], "labels": ["x": 1]],
        "body /labels/x: must be of type string"
      ),
    ] as [(JSON, String)])
  func `the first fault of decoding is thrown with its pointer`(
    _ json: JSON, _ description: String
  ) {
    #expect {
      try json.decoded(as: CreateThing.self)
    } throws: { error in
      (error as? Violation)?.description == description
    }
  }

  @Test func `scalars and collections are decoded at the root`() throws {
    #expect(try JSON("x").decoded() == "x")
    #expect(try decode([Int].self, from: [1, 2]) == [1, 2])
    #expect(try decode([String: Bool].self, from: ["a": true]) == ["a": true])
    #expect(try decode(Size.self, from: "small") == .small)
    #expect(try decode([Int?].self, from: [1, nil]) == [1, nil])
    #expect(try decode(UInt8.self, from: 255) == 255)
    #expect(throws: Violation.self) { try decode(UInt8.self, from: 256) }
    #expect(throws: Violation.self) { try decode([Int].self, from: [1, nil]) }
  }

  @Test func `a fault of a type's own decoding becomes a violation`() {
    struct Even: Decodable {
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard try container.decode(Int.self) % 2 == 0 else {
          throw DecodingError.dataCorruptedError(in: container, debugDescription: "must be even")
        }
      }
    }
    #expect {
      try decode([Even].self, from: [2, 3])
    } throws: { error in
      (error as? Violation)?.description == "body /1: must be even"
    }
  }
}
