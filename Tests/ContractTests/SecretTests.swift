import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import understudy

/// No secret of any vendor reaches the journal.
@Suite struct SecretTests {
  static let keys = Registry.vendors.flatMap { vendor in
    vendor.facts.secretKeys.sorted().map { (vendor, $0) }
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

  @Test(arguments: Registry.vendors)
  func `a key is cut from headers and queries`(_ vendor: Vendor) async throws {
    let world = try TestWorld([vendor])
    _ = await world.send(
      .get, "\(vendor.facts.basePath)/?token=\(Self.secret)&api_key=\(Self.secret)",
      key: .custom(Self.secret))
    let entry = try #require(world.journal.newest(1).first)
    let text = "\(entry.requestHeaders) \(entry.query) \(entry.path) \(entry.diagnosis ?? "")"
    #expect(!text.contains("value-that"))
    #expect(entry.query == "token=s3cret-v…&api_key=s3cret-v…")
  }

  @Test(arguments: Registry.vendors)
  func `a secret in a documented path is cut`(_ vendor: Vendor) async throws {
    let world = try TestWorld([vendor])
    let paths = vendor.operations.filter {
      !vendor.facts.secretKeys.isDisjoint(with: $0.template.parameters)
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
}
