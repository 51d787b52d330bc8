import HTTPTransport
import Server
import Simulation
import Wire

/// What `serve` says once it listens: the base URL of each vendor, as its SDKs take it.
struct Banner: Sendable {
  let vendors: [Vendor]
  let options: ServeOptions
  /// How the default world's clock runs and where it stands.
  let clock: (mode: SimulatedClock.Mode, now: Instant)?
  /// The machine's time.
  var wall: Instant?

  func lines(_ listeners: [BoundListener]) -> [String] {
    guard let main = listeners.first else { return [] }
    let origin = origin(main)
    let places = vendors.flatMap { vendor in
      [(vendor.name, "\(origin)/\(vendor.name)\(vendor.basePathForSDKs)")]
        + listeners.filter { $0.label == vendor.name }.map {
          (vendor.name, "\(self.origin($0))\(vendor.basePathForSDKs)")
        }
    }
    if options.log == .json { return [event(main.port, origin, places)] }
    let control = listeners.first { $0.label == VendorRouter.controlListener } ?? main
    let width = (places.map(\.0.count) + ["control".count]).max() ?? 0
    let rows = (places + [("control", "\(self.origin(control))/_understudy/v1")]).map { name, url in
      "  \(name)\(String(repeating: " ", count: width - name.count))  \(url)"
    }
    return ["understudy \(Version.text) on \(origin)"] + rows + [remarks].filter { !$0.isEmpty }
  }

  private var remarks: String {
    var remarks: [String] = []
    if let state = options.state { remarks.append("state in \(state)") }
    if !options.scenarios.isEmpty {
      remarks.append("scenario: \(options.scenarios.joined(separator: ", "))")
    }
    switch clock?.mode {
    case .real, nil: if let apart { remarks.append("the clock is at \(apart)") }
    case .frozen:
      let now = clock.map { " at \($0.now.iso8601(.seconds))" } ?? ""
      remarks.append("the clock stands still\(now)")
    case .scaled(let factor):
      let number = Int(exactly: factor).map(String.init) ?? "\(factor)"
      remarks.append(
        "the clock runs \(number) times as fast" + (apart.map { ", from \($0)" } ?? ""))
    }
    if options.isStateless { remarks.append("stateless: every answer is a sample") }
    if options.isStrictAboutKeys { remarks.append("only minted keys are good") }
    return remarks.isEmpty ? "" : "  " + remarks.joined(separator: "; ")
  }

  /// Where the clock stands, where that is not the machine's time: options, a snapshot or a state
  /// directory have moved it.
  private var apart: String? {
    guard let clock, let wall, abs(clock.now.microseconds - wall.microseconds) >= 60_000_000 else {
      return nil
    }
    return clock.now.iso8601(.seconds)
  }

  private func event(_ port: Int, _ origin: String, _ places: [(String, String)]) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("event", "listening")
      json.field("version", Version.text)
      json.field("port", port)
      json.field("url", origin)
      if let clock {
        json.field("clock", SpelledClockMode(clock.mode).text)
        json.field("now", clock.now.iso8601(.microseconds))
      }
      json.field("vendors", array: places) { json, place in
        json.object { json in
          json.field("vendor", place.0)
          json.field("url", place.1)
        }
      }
    }
    return String(decoding: json.finish(), as: UTF8.self)
  }

  /// The address to print: an address that means every address is none to connect to.
  private func origin(_ listener: BoundListener) -> String {
    let host = listener.hosts.first ?? "127.0.0.1"
    let shown = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host
    return "http://\(shown.contains(":") ? "[\(shown)]" : shown):\(listener.port)"
  }
}
