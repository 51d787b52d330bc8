import HTTPTransport
import HTTPTypes
import Miosa
import Server
import Simulation
import SimulationTesting
import Telemetry
import Wire

/// The control plane of a world in memory, as a client on this machine sees it.
struct ControlClient {
  let world: TestWorld
  let router: VendorRouter

  init(
    gate: ControlGate = .loopback, journal: Journal? = nil, makesUnknownWorlds: Bool = true,
    ports: Set<String> = []
  ) throws {
    world = try TestWorld([Vendor(Miosa.self)])
    let worlds =
      makesUnknownWorlds
      ? world.router.worlds
      : try Worlds(world.world.configuration, makesUnknown: false)
    router = VendorRouter(
      worlds: worlds, vendors: world.vendors, journal: journal ?? Journal(), gate: gate,
      ports: ports)
  }

  /// Sends a request below `/_understudy/v1`.
  func send(
    _ method: HTTPRequest.Method, _ path: String, _ json: JSON? = nil, headers: HTTPFields = [:],
    host: String = "127.0.0.1:4010", prefix: String = ""
  ) async -> ControlResponse {
    var headers = headers
    if json != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
    return await deliver(
      InboundRequest(
        method: method, target: "\(prefix)/_understudy/v1\(path)", authority: host,
        headers: headers, body: json?.serialized() ?? []))
  }

  /// Sends a request to the vendor.
  func vendor(
    _ method: HTTPRequest.Method, _ path: String, _ json: JSON? = nil, inWorld world: String? = nil
  ) async -> ControlResponse {
    var headers: HTTPFields = [.authorization: "Bearer msk_test"]
    if json != nil { headers[.contentType] = "application/json" }
    let prefix = world.map { "/~\($0)" } ?? ""
    return await deliver(
      InboundRequest(
        method: method, target: "\(prefix)/miosa/api/v1\(path)", authority: "127.0.0.1:4010",
        headers: headers, body: json?.serialized() ?? []))
  }

  /// Makes a computer that is still provisioning, and gives its id.
  func provisioningComputer(inWorld world: String? = nil) async throws -> String {
    let response = await vendor(
      .post, "/computers", ["name": "probe", "template_type": "miosa-desktop"], inWorld: world)
    guard let id = response["/id"]?.stringValue else {
      throw TestError("no computer was made: \(response.text)")
    }
    return id
  }

  func deliver(_ request: InboundRequest) async -> ControlResponse {
    guard case .whole(let head, let body, delay: _) = await router.handle(request) else {
      return ControlResponse(status: 0, headers: [:], text: "")
    }
    return ControlResponse(
      status: head.status.code, headers: head.headerFields,
      text: String(decoding: body, as: UTF8.self))
  }
}

/// What came back; a status of 0 for what is no whole answer.
struct ControlResponse {
  let status: Int
  let headers: HTTPFields
  let text: String

  var json: JSON? { try? JSON(parsing: Array(text.utf8)) }

  /// The value that a pointer such as `/transitions/0/to` points at.
  subscript(_ pointer: String) -> JSON? { JSONPointer(pointer).flatMap { json?[pointer: $0] } }

  /// The words of an array of strings.
  func words(_ pointer: String) -> [String] {
    (self[pointer]?.arrayValue ?? []).compactMap(\.stringValue)
  }
}

/// The header that names a world.
let worldHeader: HTTPField.Name = {
  guard let name = HTTPField.Name("X-Understudy-World") else {
    preconditionFailure("not a field name")
  }
  return name
}()
