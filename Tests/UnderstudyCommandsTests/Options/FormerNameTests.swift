import ArgumentParser
import Testing

@testable import UnderstudyCommands

@Suite("Names of 0.1.0")
struct FormerNameTests {
  @Test func `conjure is taken for stateless as a variable, with a warning`() throws {
    let layer = OptionLayer.environment { ["UNDERSTUDY_CONJURE": "true"][$0] }
    #expect(layer.values[.stateless]?.map(\.text) == ["true"])
    #expect(
      layer.warnings == [
        "UNDERSTUDY_CONJURE is called UNDERSTUDY_STATELESS now; the old name goes with the next version"
      ])
  }

  @Test func `conjure is taken for stateless as a key, with a warning that has its place`()
    throws
  {
    let layer = try OptionFile.read("conjure: true\n", name: "f.yaml")
    #expect(layer.values[.stateless]?.map(\.text) == ["true"])
    #expect(
      layer.warnings == [
        "f.yaml:1:10 is called `stateless` now; the old name goes with the next version"
      ])
  }

  @Test func `conjure is taken for stateless as a flag, with a warning`() throws {
    let serve = try Serve.parse(["--conjure"])
    let layers = try serve.layers { _ in nil }
    #expect(layers.first?.values[.stateless]?.map(\.text) == ["true"])
    #expect(
      layers.first?.warnings == [
        "--conjure is called --stateless now; the old name goes with the next version"
      ])
  }

  @Test func `the present name counts more than the former one in one environment`() throws {
    let layer = OptionLayer.environment {
      ["UNDERSTUDY_CONJURE": "true", "UNDERSTUDY_STATELESS": "false"][$0]
    }
    #expect(layer.values[.stateless]?.map(\.text) == ["false"])
    #expect(layer.warnings.isEmpty)
  }
}
