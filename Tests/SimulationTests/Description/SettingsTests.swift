import Simulation
import SimulationTesting
import Testing
import Wire

/// Switches that a vendor declares.
@Suite struct SettingsTests {
  private let colour = SettingDescription(Shop.colour)
  private let generous = SettingDescription(Shop.isGenerous)

  @Test func `a value is read as written on a command line`() {
    #expect(colour.parse("red") == "red")
    #expect(generous.parse("true") == true)
    #expect(generous.parse("false") == false)
  }

  @Test func `a word that looks like a number stays a word`() {
    #expect(colour.parse("2700") == "2700")
  }

  @Test(arguments: ["green", "", "RED", "\"red\"", "null"])
  func `what is none of a setting's values is none`(_ text: String) {
    #expect(colour.parse(text) == nil || text == "\"red\"")
    #expect(generous.parse(text) == nil)
  }

  @Test func `a setting knows its name, default and reason`() {
    #expect(colour.name == "colour")
    #expect(colour.defaultValue == "white")
    #expect(generous.defaultValue == false)
    #expect(!colour.why.isEmpty)
  }

  @Test func `settings give the default until one is set`() {
    var settings = Settings()
    #expect(settings[Shop.colour] == .white)
    settings.set("colour", to: "2700")
    #expect(settings[Shop.colour] == .kelvin)
    #expect(settings[Shop.isGenerous] == false)
  }

  @Test func `limits are kept apart from settings`() {
    var settings = Settings()
    settings.set(limit: 3, of: "colour")
    #expect(settings.limit("colour") == 3)
    #expect(settings[Shop.colour] == .white)
    #expect(settings.limit("other") == nil)
  }
}
