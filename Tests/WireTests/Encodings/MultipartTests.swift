import Testing
import Wire

@Suite struct MultipartTests {
  @Test func `a multipart form is taken apart`() throws {
    let body =
      "preamble\r\n--xyz\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nhello\r\n"
      + "--xyz\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a \\\"b\\\".txt\"\r\n"
      + "Content-Type: text/plain; charset=utf-8\r\n\r\nline 1\r\n--xy\r\n\r\n"
      + "--xyz\r\nContent-Disposition: form-data; name=empty; filename*=UTF-8''%e2%82%ac.png\r\n\r\n"
      + "\r\n--xyz--\r\nepilogue"
    let form = try Multipart(parsing: Array(body.utf8), boundary: "xyz")
    #expect(
      form.parts == [
        Multipart.Part(
          name: "title", filename: nil, contentType: nil, body: Array("hello".utf8)),
        Multipart.Part(
          name: "file", filename: "a \"b\".txt", contentType: "text/plain; charset=utf-8",
          body: Array("line 1\r\n--xy\r\n".utf8)),
        Multipart.Part(name: "empty", filename: "€.png", contentType: nil, body: []),
      ])
    #expect(form["file"]?.body.count == 14)
    #expect(form["none"] == nil)
  }

  @Test func `content of a multipart form is kept byte for byte`() throws {
    let content: [UInt8] = Array(0...255) + [0x0D, 0x0A, 0x2D, 0x2D]
    let body =
      Array("--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n".utf8) + content
      + Array("\r\n--b--\r\n".utf8)
    #expect(try Multipart(parsing: body, boundary: "b").parts.map(\.body) == [content])
  }

  @Test func `a multipart form without fields has no parts`() throws {
    #expect(try Multipart(parsing: Array("--b--\r\n".utf8), boundary: "b").parts.isEmpty)
  }

  @Test(
    arguments: [
      ("", Multipart.Failure.noBoundary),
      ("hello", .noBoundary),
      ("--b", .unfinished),
      ("--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nhello", .unfinished),
      ("--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--", .unnamed(part: 1)),
      ("--b\r\nhello\r\n--b--", .unnamed(part: 1)),
    ])
  func `a broken multipart form is refused with its fault`(
    _ body: String, _ failure: Multipart.Failure
  ) {
    #expect(throws: failure) { try Multipart(parsing: Array(body.utf8), boundary: "b") }
  }

  @Test(
    arguments: [
      ("multipart/form-data; boundary=abc", "abc"),
      ("Multipart/Form-Data; charset=utf-8; Boundary=\"a b;c\"", "a b;c"),
      ("multipart/form-data", nil),
      ("multipart/form-data; boundary=", nil),
      ("application/json; boundary=abc", nil),
    ] as [(String, String?)])
  func `the multipart boundary is read from the content type`(
    _ header: String, _ boundary: String?
  ) {
    #expect(Multipart.boundary(inContentType: header) == boundary)
  }
}
