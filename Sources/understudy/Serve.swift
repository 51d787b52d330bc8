import ArgumentParser
import Foundation
import Logging
import Server
import ServiceLifecycle
import Simulation
import UnixSignals
import Wire

/// Serves until it is told to stop.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Serve all vendors on one port.")

  @Option(help: "The port on loopback; 0 picks a free one.")
  var port = 4010

  @Option(name: .customLong("port-file"), help: "Write the port to this file once it is bound.")
  var portFile: String?

  @Flag(help: "Print no line for each request.")
  var quiet = false

  mutating func run() async throws {
    let vendors = Registry.vendors
    let configuration = WorldConfiguration(vendors: vendors) {
      Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }
    let mounts = Mounts(worlds: try Worlds(configuration), vendors: vendors)
    let portFile = portFile
    let server = SocketServer(
      listeners: [Listener(port: port) { await mounts.answer($0) }],
      logger: Logger(label: "understudy"),
      onBound: { listeners in
        guard let port = listeners.first?.port else { return }
        print("listening on http://127.0.0.1:\(port)")
        if let portFile {
          try? "\(port)\n".write(toFile: portFile, atomically: true, encoding: .utf8)
        }
      })
    let group = ServiceGroup(
      services: [server], gracefulShutdownSignals: [.sigterm, .sigint],
      logger: Logger(label: "understudy"))
    try await group.run()
  }
}
