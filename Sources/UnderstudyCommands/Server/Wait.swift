import ArgumentParser
import Wire

/// Waits until a server is ready.
struct Wait: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Wait until the server takes requests.")

  @OptionGroup var place: ServerPlace
  @Option(help: "How long, with its unit. (default: 30s)")
  var timeout: String?

  func run() async throws {
    let text = timeout ?? "30s"
    guard let limit = Duration(spelled: text), limit >= .zero else {
      throw CommandError.refused(
        "--timeout: '\(text)' is not a duration; write it like 500ms, 30s or 2m")
    }
    let client = ControlClient(try place.origin())
    let deadline = ContinuousClock.now + limit
    var reason = ""
    while true {
      do throws(CommandError) {
        if try client.exchange("GET", "/ready").status == 200 { return }
      } catch { reason = error.lines.joined(separator: "; ") }
      guard ContinuousClock.now < deadline else { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw CommandError.failed(
      "\(client.origin.authority) was not ready within \(text)\(reason.isEmpty ? "" : ": \(reason)")"
    )
  }
}
