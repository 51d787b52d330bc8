import Testing
import Wire

@Suite struct EncodingTests {
  /// The examples of RFC 4648, section 10.
  @Test(
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func `Base64 is written as its standard shows`(_ text: String, _ encoded: String) {
    let bytes = Array(text.utf8)
    #expect(Base64.encode(bytes) == encoded)
    #expect(Base64.decode(encoded) == bytes)
    let bare = String(encoded.prefix { $0 != "=" })
    #expect(Base64.encode(bytes, isPadded: false) == bare)
    #expect(Base64.decode(bare) == bytes)
  }

  @Test func `the Base64 alphabet for URLs has its own two characters`() {
    let bytes: [UInt8] = [0xFB, 0xFF, 0xFE]
    #expect(Base64.encode(bytes) == "+//+")
    #expect(Base64.encode(bytes, .urlSafe) == "-__-")
    #expect(Base64.decode("-__-", .urlSafe) == bytes)
    #expect(Base64.decode("-__-") == nil)
    #expect(Base64.decode("+//+", .urlSafe) == nil)
  }

  @Test(arguments: ["Z", "Zg=", "Zg===", "Z===", "=", "Zh==", "Zm9=", "Zm 9", "Zm9v\n", "Zg==Zg=="])
  func `text that no encoder writes is no Base64`(_ text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test func `hexadecimal digits come in pairs`() {
    #expect(Hex.encode([0, 0x0F, 0xA0, 0xFF]) == "000fa0ff")
    #expect(Hex.decode("000Fa0fF") == [0, 0x0F, 0xA0, 0xFF])
    #expect(Hex.decode("") == [])
    #expect(Hex.decode("0") == nil)
    #expect(Hex.decode("0g") == nil)
  }

  @Test(
    arguments: [
      ("a%2Fb", "a/b"), ("a+b", "a+b"), ("%e2%82%AC", "€"), ("x%3Ay", "x:y"), ("%zz", nil),
      ("%4", nil), ("%", nil), ("%FF", nil),
    ] as [(String, String?)])
  func `a path segment is decoded or refused`(_ text: String, _ decoded: String?) {
    #expect(PercentEncoding.decode(text) == decoded)
  }

  @Test func `a character that is not plain is percent-encoded`() {
    #expect(PercentEncoding.encode("a-Z_0.~ /:é+%") == "a-Z_0.~%20%2F%3A%C3%A9%2B%25")
    #expect(PercentEncoding.decode("a+b", plusIsSpace: true) == "a b")
  }
}
