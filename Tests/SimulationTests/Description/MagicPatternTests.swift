import Simulation
import Testing

@Suite("The pattern of a magic value")
struct MagicPatternTests {
  @Test(
    arguments: [
      ("msk_test_revoked", "msk_test_revoked", []), ("msk_test_revoked", "msk_test_revoked1", nil),
      ("fail...", "fail", []), ("fail...", "fail-1", []), ("fail...", "a fail", nil),
      ("k_{tenant}_...", "k_acme_x1", ["acme"]), ("k_{tenant}_...", "k_acme_x_y", ["acme"]),
      ("k_{tenant}_...", "k_acme_", ["acme"]), ("k_{tenant}_...", "k_acme", nil),
      ("k_{tenant}_...", "k__x", nil), ("w_{id}", "w_1_2", ["1_2"]), ("w_{id}", "w_", nil),
      ("{any}", "x", ["x"]), ("{any}", "", nil), ("{a}:{b}", "x:y:z", ["x", "y:z"]),
    ] as [(String, String, [String]?)])
  func `a magic pattern takes what people read in it`(
    _ pattern: String, _ given: String, _ names: [String]?
  ) {
    #expect(MagicPattern(pattern).match(given) == names)
  }
}
