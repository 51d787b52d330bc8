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
    ("Bearer abcdefgh", "Bearer abcd…"), ("Basic dXNlcjpwYXNz", "Basic dXNlcj…"),
    ("my secret words here", "my secre…"),
  ])
  func `only a known scheme of a credential is shown in full`(_ value: String, _ shown: String) {
    #expect(Redaction.hidden(credential: value) == shown)
  }
}
