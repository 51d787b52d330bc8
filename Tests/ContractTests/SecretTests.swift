import HTTPTransport
import HTTPTypes
import Server
import Simulation
import SimulationTesting
import Synchronization
import Telemetry
import Testing
import Wire

@testable import UnderstudyCommands

/// No secret of any vendor reaches the journal.
@Suite struct SecretTests {
  static let keys = Vendor.tested.flatMap { vendor in
    vendor.description.secretKeys.sorted().map { (vendor, $0) }
  }
  private static let secret = "s3cret-value-that-nobody-may-see"

  @Test(arguments: keys)
  func `a body's secret is cut, however the body is made`(_ vendor: Vendor, _ key: String) {
    let redaction = Redaction(vendor)
    let value = Self.secret
    for body in [
      "{\"\(key)\":\"\(value)\"}", "{\"a\":[{\"\(key)\" : \"\(value)\"}]}",
      "{\"\(key)\": [\"\(value)\"]}", "{\"\(key)\": \"\(value)\",}", "{\"\(key)\":\"\(value)",
      "data: {\"\(key)\": \"\(value)\"}\n\n",
    ] {
      let kept = String(decoding: redaction.body(Array(body.utf8)), as: UTF8.self)
      #expect(!kept.contains("value-that"), "\(body)")
      #expect(kept.contains("s3cret-v…"), "\(body)")
    }
    let form = redaction.body(Array("a=b&\(key)=\(value)".utf8), isForm: true)
    #expect(String(decoding: form, as: UTF8.self) == "a=b&\(key)=s3cret-v…")
    #expect(redaction.query("a=b&\(key)=\(value)") == "a=b&\(key)=s3cret-v…")
  }

  @Test(arguments: Vendor.tested)
  func `a key is cut from headers and queries`(_ vendor: Vendor) async throws {
    let world = try TestWorld([vendor])
    _ = await world.send(
      .get, "\(vendor.description.basePath)/?token=\(Self.secret)&api_key=\(Self.secret)",
      key: .custom(Self.secret))
    let entry = try #require(world.journal.newest(1).first)
    let text = "\(entry.requestHeaders) \(entry.query) \(entry.path) \(entry.diagnosis ?? "")"
    #expect(!text.contains("value-that"))
    #expect(entry.query == "token=s3cret-v…&api_key=s3cret-v…")
  }

  @Test(arguments: Vendor.tested)
  func `a secret in a documented path is cut`(_ vendor: Vendor) async throws {
    let world = try TestWorld([vendor])
    let paths = vendor.operations.filter {
      !vendor.description.secretKeys.isDisjoint(with: $0.template.parameters)
    }
    for operation in paths {
      let path =
        "/"
        + operation.template.segments.map { segment in
          segment.parameter == nil ? segment.prefix : segment.prefix + Self.secret + segment.suffix
        }.joined(separator: "/")
      _ = await world.send(operation.method, path)
      let entry = try #require(world.journal.newest(1).first)
      #expect(entry.operation == operation.id)
      #expect(!entry.path.contains("value-that"))
      #expect(entry.path.contains("s3cret-v…"))
    }
  }

  private static let headers = [
    "X-API-Key", "X-Auth-Token", "Api-Key", "X-Goog-Api-Key", "apikey", "Proxy-Authorization",
    "Cookie", "X-Client-Secret",
  ]
  private static let parameters = [
    "client_secret", "api_key", "X-API-Key", "access_token", "password", "refreshToken", "key",
  ]
  private static let members = ["client_secret", "apiKey", "access_token", "dbPassword"]
  private static let plain = [
    "page_token", "nextPageToken", "max_tokens", "secret_id", "public_key", "cursor",
  ]

  @Test(arguments: Vendor.tested)
  func `what looks like a secret is cut though the vendor has no such name`(
    _ vendor: Vendor
  ) async throws {
    let world = try TestWorld([vendor])
    let name = try #require(HTTPField.Name("Content-Type"))
    for request in Self.requests(to: vendor) {
      _ = await world.deliver(request)
      let entry = try #require(world.journal.newest(1).first)
      let body = String(decoding: entry.requestBody.head, as: UTF8.self)
      let text = "\(entry.requestHeaders) \(entry.query) \(body)"
      #expect(!text.contains("value-that"), "\(request.headers[name] ?? "")")
    }
    for name in Self.plain {
      _ = await world.send(.get, "\(vendor.description.basePath)/x?\(name)=abcdefgh")
      #expect(world.journal.newest(1).first?.query == "\(name)=abcdefgh")
    }
  }

  /// Requests with secrets in every header, parameter, field and member above, to a path that the
  /// vendor does not have; without a vendor, to a path of none.
  private static func requests(to vendor: Vendor?) -> [InboundRequest] {
    let path = vendor.map { "/\($0.name)\($0.description.basePath)/unknown" } ?? "/unknown"
    let request = { (query: String, headers: HTTPFields, body: String) in
      InboundRequest(
        method: .post, target: "\(path)\(query)", authority: "127.0.0.1:4010", headers: headers,
        body: Array(body.utf8))
    }
    let pairs = parameters.map { "\($0)=\(secret)" }.joined(separator: "&")
    var fields: HTTPFields = [:]
    for header in headers.compactMap({ HTTPField.Name($0) }) { fields[header] = secret }
    let json = members.map { "\"\($0)\": [\"\(secret)\"]" }.joined(separator: ", ")
    let texts = members.map { "\"\($0)\":\"\(secret)\"" }.joined(separator: ",")
    let part = "--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n\(secret)\r\n--x--"
    return [
      request("?a=b&\(pairs)", fields, ""),
      request("", [.contentType: "Application/X-WWW-Form-urlencoded"], "a=b&\(pairs)"),
      request("", [.contentType: "application/json"], "{\(json)}"),
      request("", [.contentType: "application/json"], "{\"a\":{\(texts)},}"),
      request("", [.contentType: "application/json"], "{\"pass\\u0077ord\": \"\(secret)\"}"),
      request("", [.contentType: "multipart/form-data; boundary=x"], part),
    ]
  }

  @Test(arguments: Vendor.tested.map { Optional($0) } + [nil])
  func `a record holds no secret that looks like one, and is answered the same`(
    _ vendor: Vendor?
  ) async throws {
    let lines = Mutex<[UInt8]>([])
    let world = try TestWorld(
      vendor.map { [$0] } ?? Vendor.tested,
      recorder: { RunRecorder($0) { line in lines.withLock { $0 += line } } })
    // What is written by its number is no text of a secret name.
    for request in Self.requests(to: vendor) where !request.body.contains(UInt8(ascii: "\\")) {
      _ = await world.deliver(request)
    }
    world.router.recorder?.finish()
    let record = lines.withLock { $0 }
    #expect(!String(decoding: record, as: UTF8.self).contains("value-that"))
    let outcome = await (try Replayer(try RunRecord(record), vendors: Vendor.tested)).run()
    #expect(outcome.difference == nil)
    #expect(outcome.same == 5)
  }
}
