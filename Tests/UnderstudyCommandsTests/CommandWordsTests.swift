import Testing

@testable import UnderstudyCommands

@Suite("The words of a command line")
struct CommandWordsTests {
  private func refusals(_ words: [String]) -> [String] {
    do throws(CommandError) {
      try CommandWords(["understudy"] + words).check(Understudy.self)
      return []
    } catch {
      #expect(error.code == 2)
      return error.lines
    }
  }

  @Test(arguments: [
    (
      ["frobnicate"], "there is no 'understudy frobnicate'; `understudy --help` lists what there is"
    ),
    (["serv"], "there is no 'understudy serv'; did you mean 'understudy serve'?"),
    (
      ["clock", "advnce", "3d"],
      "there is no 'understudy clock advnce'; did you mean 'understudy clock advance'?"
    ),
    (
      ["world", "lst"], "there is no 'understudy world lst'; did you mean 'understudy world list'?"
    ),
    (
      ["requests", "verfy", "f"],
      "there is no 'understudy requests verfy'; did you mean 'understudy requests verify'?"
    ),
    (["serve", "--port", "0", "--port", "4011"], "--port: it is given twice; give it once"),
    (["serve", "--cors=a", "--cors", "b"], "--cors: it is given twice; give it once"),
    (["run", "--seed", "1", "--seed=2", "--", "x"], "--seed: it is given twice; give it once"),
    (["clock", "--world", "a", "--world", "b"], "--world: it is given twice; give it once"),
    (["requests", "--limit", "1", "--limit", "2"], "--limit: it is given twice; give it once"),
  ])
  func `words that the parser would misunderstand are refused`(
    _ words: [String], _ message: String
  ) {
    #expect(refusals(words) == [message])
  }

  @Test(arguments: [
    [], ["--help"], ["--version"], ["help", "serve"],
    ["serve", "--vendor", "a=1", "--vendor", "b=2"],
    ["serve", "--set", "a", "--set", "b", "--quiet", "--quiet"], ["clock"], ["clock", "--json"],
    ["run", "--seed", "1", "--", "x", "--seed", "1", "--seed", "2"], ["env", "miosa"],
    ["requests", "--header", "a", "--header", "b"], ["scenario", "check", "a", "b"],
  ])
  func `words that the parser understands are left to it`(_ words: [String]) {
    #expect(refusals(words).isEmpty)
  }
}
