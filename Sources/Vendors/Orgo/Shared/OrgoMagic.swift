import Simulation

/// Keys and names that stand for a situation, so that a test of it needs no preparation. No key is
/// one that the service could have issued: its own begin with `sk_`. [docs authentication]
enum Magic {
  static let unknown = MagicValue(
    "unknown-key", "orgo-unknown-key", in: .key,
    does: "401 `Invalid API key`: what an unknown, an expired and a revoked key get",
    source: .docs("errors"))
  static let scoped = MagicValue(
    "scoped-key", "orgo-workspace-{workspace}", in: .key,
    does: "a key of the demo account that is held to the workspace of that id: 403 for others",
    source: .openAPI)
  static let freePlan = MagicValue(
    "free-plan-key", "orgo-free-plan-key", in: .key,
    does: "an account on the free plan: two computers, auto-stop fixed at 15 minutes",
    source: .docs("computers, auto-stop guide"))
  static let otherAccount = MagicValue(
    "account-key", "orgo-account-{account}", in: .key,
    does: "another account: nothing of the demo account is listed, and its things are 403",
    source: .choice("the service's own keys say nothing of an account"))
  static let failingComputer = MagicValue(
    "failing-computer", "fail-boot...", in: .field("name", of: "createComputer"),
    does: "the computer boots into `error`", source: .docs("computers, states"),
    beginning: "create and fail")
  static let stayingComputer = MagicValue(
    "staying-computer", "stay-starting...", in: .field("name", of: "createComputer"),
    does: "the computer stays `starting`", source: .docs("computers, states"),
    beginning: "create and stay")

  static let computers = [failingComputer, stayingComputer]

  static let all = [unknown, scoped, freePlan, otherAccount] + computers
}
