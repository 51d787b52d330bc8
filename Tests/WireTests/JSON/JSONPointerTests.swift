import Testing

@testable import Wire

@Suite struct JSONPointerTests {
  @Test(
    arguments: [
      ("", []), ("/", [""]), ("/a/b", ["a", "b"]), ("/a~1b/m~0n", ["a/b", "m~n"]),
      ("/~01", ["~1"]), ("/0/é", ["0", "é"]), ("//", ["", ""]),
    ] as [(String, [String])])
  func `a pointer's text form is read and written`(_ text: String, _ tokens: [String]) {
    #expect(JSONPointer(text)?.tokens == tokens)
    #expect(JSONPointer(tokens).description == text)
  }

  @Test(arguments: ["a", "a/b", "/~", "/~2", "/a~/b", "#/a"])
  func `text that is no pointer is refused`(_ text: String) {
    #expect(JSONPointer(text) == nil)
  }

  @Test func `a pointer is built step by step`() {
    let pointer = JSONPointer.root.appending("users").appending(3).appending("a/b")
    #expect(pointer.description == "/users/3/a~1b")
    #expect(pointer.last == "a/b")
    #expect(JSONPointer.root.last == nil)
  }
}
