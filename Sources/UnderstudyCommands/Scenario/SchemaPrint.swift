import ArgumentParser
import Scenarios

/// Prints the JSON Schema of a format.
struct SchemaPrint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of a file format.",
    discussion: """
      Save it beside scenario files, and begin them with \
      `# yaml-language-server: $schema=./scenario.schema.json`: editors then complete them.
      """)

  @Argument(help: "The format: scenario.")
  var format: String

  func run() throws {
    guard format == "scenario" else {
      throw CommandError.refused("there is no format '\(format)'; choose from scenario")
    }
    // The text ends with a line end of its own.
    Terminal.say(String(ScenarioSchema.text.dropLast()))
  }
}
