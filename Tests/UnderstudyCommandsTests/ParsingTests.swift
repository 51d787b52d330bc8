import ArgumentParser
import Testing

@testable import UnderstudyCommands

@Suite("The command line")
struct ParsingTests {
  @Test(arguments: [
    ["serve"], ["serve", "--port", "0", "--set", "a.b=c", "--set", "d.e=f", "--quiet"],
    ["routes", "miosa", "--tier", "1,2", "--why", "--json"], ["openapi", "miosa"], ["env"],
    ["env", "miosa", "--world", "ci", "--json"], ["wait", "--timeout", "1s"], ["doctor", "--json"],
    ["clock"], ["clock", "show"], ["clock", "advance", "2s"],
    ["clock", "advance", "--until", "computer x is running", "--within", "2h", "--limit", "5"],
    ["clock", "set", "x"],
    ["clock", "freeze"], ["clock", "resume", "--json"], ["clock", "scale", "60"],
    ["coverage"],
    ["coverage", "miosa", "phala", "--format", "junit", "--output", "f", "--min-coverage", "80"],
    ["coverage", "--uncovered", "--world", "ci", "--measure", "outcomes"],
    ["requests", "--status", "4xx", "--count"], ["requests", "verify", "x.json", "--json"],
    ["requests", "--follow", "--json", "--header", "a=b", "--header", "c", "--body", "/name=x"],
    ["reset", "--world", "ci"],
  ])
  func `the command line has these forms`(_ words: [String]) throws {
    _ = try Understudy.parseAsRoot(words)
  }

  @Test(arguments: [
    ["sevre"], ["serve", "--prot", "1"], ["serve", "extra"], ["openapi"], ["clock", "advance"],
    ["clock", "advance", "2s", "--until", "computer x is running"], ["clock", "hurry"],
    ["requests", "--count", "--follow"], ["requests", "verify"],
    ["routes", "a", "b"],
  ])
  func `the command line has no others`(_ words: [String]) {
    #expect(throws: (any Error).self) { try Understudy.parseAsRoot(words) }
  }

  @Test func `the command line puts flags before the environment`() throws {
    let serve = try #require(try Understudy.parseAsRoot(["serve", "--seed", "5"]) as? Serve)
    let layers = try serve.layers { ["UNDERSTUDY_SEED": "6", "UNDERSTUDY_LOG": "json"][$0] }
    let options = try ServeOptions.read(layers, vendors: Registry.vendors)
    #expect(options.seed == 5)
    #expect(options.log == .json)
  }

  @Test func `the command line refuses a file that is named and not there`() throws {
    let serve = try #require(try Understudy.parseAsRoot(["serve", "--config", "/nope"]) as? Serve)
    #expect(throws: CommandError.refused("--config: there is no file /nope")) {
      try serve.layers { _ in nil }
    }
  }
}
