import ArgumentParser
import Server
import Simulation
import Wire

/// Looks for what would keep a server from running, or a client from reaching it.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check this machine: port, IPv6, SQLite, state directory, proxies, limits.")

  @Option(help: "The port to check. (default: 4010)")
  var port: String?
  @Option(help: "The state directory to check.")
  var state: String?
  @Flag(help: "Print an array of objects.")
  var json = false

  func run() throws {
    let number: Int
    do throws(OptionError) { number = try OptionReader.port(port ?? "4010") } catch {
      throw CommandError.refused("--port: \(error.message)")
    }
    var findings = [
      PortCheck.port(number), PortCheck.ipv6(), MachineCheck.sqlite(), MachineCheck.proxies(),
      MachineCheck.openFiles(), MachineCheck.configuration(), MachineCheck.variables(),
    ]
    if let state { findings.append(StateCheck.directory(state)) }
    if json {
      Terminal.say(String(decoding: findings.serialized(), as: UTF8.self))
    } else {
      for finding in findings { Terminal.say(finding.line) }
    }
    if findings.contains(where: { $0.grade == .bad }) { throw ExitCode(1) }
  }
}
