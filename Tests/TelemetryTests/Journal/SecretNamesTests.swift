import SimulationTesting
@testable import Telemetry
import Testing

@testable import Simulation

@Suite struct SecretNamesTests {
  @Test(arguments: ["token[]", "access_token[]", "user[password]", "user[api-key]"])
  func `a parameter in brackets is a secret where its name is one`(_ name: String) {
    #expect(SecretNames(nil).contains(parameter: name))
  }

  @Test(arguments: ["page[size]", "filter[name]", "next_page_token[]"])
  func `a parameter in brackets is no secret where its name is none`(_ name: String) {
    #expect(!SecretNames(nil).contains(parameter: name))
  }

  @Test func `the cookies of a header are hidden from the first one on`() {
    let shown = Redaction.hidden(credential: "session=TOPSECRET1; csrf=TOPSECRET2")
    #expect(!shown.contains("SECRET"))
  }

  @Test func `a form that an answer repeats is shown without its secrets`() {
    let answer = #"{"input":"client_secret=TOPSECRET1&a=1","url":"https://h/p?token=TOPSECRET2"}"#
    let shown = String(
      decoding: Redaction(Vendor(Shop.self)).body(Array(answer.utf8)), as: UTF8.self)
    #expect(!shown.contains("SECRET"))
    #expect(shown.contains("&a=1"))
  }

  @Test(arguments: [
    ("", ""), ("&", "&"), ("a=1", "a=1"), ("token", "token"), ("token=", "token=…"),
    ("token=TOPSECRET", "token=TOPS…"), ("&&token=TOPSECRET&&", "&&token=TOPS…&&"),
    ("a=1&token=TOPSECRET&b=2", "a=1&token=TOPS…&b=2"),
    ("key=TOPSECRET&monkey=1", "key=TOPS…&monkey=1"),
    ("t%6Fken=TOPSECRET", "t%6Fken=TOPS…"), ("token%5B%5D=TOPSECRET", "token%5B%5D=TOPS…"),
    ("%zztoken=TOPSECRET", "%zztoken=TOPS…"), ("token=a=b=c=d&=token", "token=a=b…&=token"),
    ("password=äöüäöü&token=x", "password=äöü…&token=…"),
    // What joins the equals sign or the ampersand in one character.
    ("token=\u{301}TOPSECRET", "token=\u{301}TOP…"),
    ("a=1&\u{301}=2&jwt=TOPSECRET", "a=1&\u{301}=2&jwt=TOPS…"),
  ])
  func `a form is shown pair by pair`(_ form: String, _ shown: String) {
    let redaction = Redaction(Vendor(Shop.self))
    #expect(redaction.query(form) == shown)
    #expect(redaction.body(Array(form.utf8), isForm: true) == Array(shown.utf8))
  }

  @Test func `bytes of a form that are no text stay as they are`() {
    let form = Array("a=".utf8) + [0xff, 0xfe] + Array("&token=TOPSECRET&b=".utf8) + [0x80]
    let shown = Redaction(Vendor(Shop.self)).body(form, isForm: true)
    #expect(shown == Array("a=".utf8) + [0xff, 0xfe] + Array("&token=TOPS…&b=".utf8) + [0x80])
  }

  @Test(arguments: [
    ("Bearer abcdefgh", "Bearer abcd…"), ("Basic dXNlcjpwYXNz", "Basic dXNlcj…"),
    ("my secret words here", "my secre…"),
  ])
  func `only a known scheme of a credential is shown in full`(_ value: String, _ shown: String) {
    #expect(Redaction.hidden(credential: value) == shown)
  }

  @Test(arguments: ["token", "API-Key", "clientSecret", "pass_word", "user[password]", "a.jwt."])
  func `a body is not passed over wherever a secret name stands in it`(_ name: String) {
    let names = SecretNames(nil)
    for blanks in 0...16 {
      let body = String(repeating: " ", count: blanks) + #"{"\#(name)":"s","id":"1"}"#
      #expect(names.mayOccur(in: Array(body.utf8)), "after \(blanks) blanks")
    }
  }

  @Test(arguments: [
    #"{"id":"1","created_at":"2026-05-17","description":"key","region":"x","user":"y"}"#,
    #"{"page_token_":1,"":"","a":"b"}"#, #"{"size":"token","name":"secret"}"#,
  ])
  func `a body without secret names is passed over`(_ body: String) {
    #expect(Redaction(Vendor(Shop.self)).body(Array(body.utf8)) == Array(body.utf8))
    #expect(!SecretNames(nil).mayOccur(in: Array((body + String(repeating: " ", count: 16)).utf8)))
  }
}
