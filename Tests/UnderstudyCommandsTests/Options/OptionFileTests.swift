import Testing

@testable import UnderstudyCommands

@Suite("understudy.yaml")
struct OptionFileTests {
  private func texts(_ yaml: String, _ key: OptionKey) throws -> [String] {
    try OptionFile.read(yaml, name: "f.yaml").values[key]?.map(\.text) ?? []
  }

  private func faults(_ yaml: String) -> [String] {
    do throws(CommandError) {
      _ = try OptionFile.read(yaml, name: "f.yaml")
      return []
    } catch {
      return error.lines
    }
  }

  @Test func `the options file has the keys of the flags`() throws {
    #expect(try texts("port: 4011\n", .port) == ["4011"])
    #expect(try texts("port-file: p\nquiet: true\n", .quiet) == ["true"])
    #expect(try texts("host: [127.0.0.1, '::1']\n", .host) == ["127.0.0.1", "::1"])
    #expect(try texts("", .port).isEmpty)
  }

  @Test(arguments: [
    "set: {miosa: {name_conflict: 409}}", "set: {miosa.name_conflict: 409}",
    "set: [miosa.name_conflict=409]", "set: miosa.name_conflict=409",
  ])
  func `the options file takes settings in any of their forms`(_ yaml: String) throws {
    #expect(try texts(yaml, .set) == ["miosa.name_conflict=409"])
  }

  @Test func `the options file says where a value stands that means nothing`() throws {
    let layer = try OptionFile.read("seed: 1\nport:   x\n", name: "f.yaml")
    let error = #expect(throws: CommandError.self) {
      try ServeOptions.read([layer], vendors: Registry.vendors)
    }
    #expect(error?.lines == ["f.yaml:2:9: 'x' is not a port; choose one from 0 to 65535"])
  }

  @Test(arguments: [
    ("prt: 1\n", "f.yaml:1:1: there is no option 'prt'; did you mean 'port'?"),
    ("seed: 1\nport: [1]\n", "f.yaml:2:7: `port` must be a single value"),
    ("host:\n  - {a: b}\n", "f.yaml:2:5: each of `host` must be a text"),
    ("set:\n  miosa:\n    a: [1]\n", "f.yaml:3:8: `miosa.a` must be a single value"),
    ("- port\n", "f.yaml:1:1: the file must be a mapping of options, such as `port: 4010`"),
  ])
  func `an options file with a wrong value is refused at line and column`(
    _ yaml: String, _ message: String
  ) {
    #expect(faults(yaml) == [message])
  }

  @Test(arguments: ["port: 1\n  x: [", "port: 'a", "a: b: c"])
  func `an options file that is not YAML is refused at line and column`(_ yaml: String) {
    #expect(faults(yaml).first?.contains(#/^f\.yaml:\d+:\d+: /#) == true)
  }

  @Test func `an options file is refused with all that is wrong with it`() {
    #expect(faults("prt: 1\nsed: 2\nport: [1]\n").count == 3)
  }
}
