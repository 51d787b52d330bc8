import Testing
import Wire

@Suite("A JSON Patch in the making")
struct JSONPatchTests {
  private static func patch(_ old: String, _ new: String) throws -> String {
    var patch = JSONPatch()
    patch.turn(
      try JSON(parsing: Array(old.utf8)), into: try JSON(parsing: Array(new.utf8)), at: .root)
    return "\(JSON.array(patch.operations))"
  }

  @Test(arguments: [
    (#"{"a":1}"#, #"{"a":1.0}"#, "[]"),
    (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#, "[]"),
    (#"{"a":1}"#, #"{"a":2}"#, #"[{"op":"replace","path":"/a","value":2}]"#),
    (#"{"a":1}"#, #"{}"#, #"[{"op":"remove","path":"/a"}]"#),
    (#"{}"#, #"{"a":null}"#, #"[{"op":"add","path":"/a","value":null}]"#),
    (#"{"a":null}"#, #"{"a":1}"#, #"[{"op":"replace","path":"/a","value":1}]"#),
    (
      #"{"a/b":{"m~n":1}}"#, #"{"a/b":{"m~n":2}}"#,
      #"[{"op":"replace","path":"/a~1b/m~0n","value":2}]"#
    ),
    (#"[1,2]"#, #"[1,3]"#, #"[{"op":"replace","path":"/1","value":3}]"#),
    (#"{"a":[1,2]}"#, #"{"a":[1]}"#, #"[{"op":"replace","path":"/a","value":[1]}]"#),
    (#"{"a":{"x":1}}"#, #"{"a":[]}"#, #"[{"op":"replace","path":"/a","value":[]}]"#),
    (#"1"#, #"2"#, #"[{"op":"replace","path":"","value":2}]"#),
  ])
  func `a JSON Patch says where two values differ, and no more`(
    _ old: String, _ new: String, _ patch: String
  ) throws {
    #expect(try Self.patch(old, new) == patch)
  }
}
