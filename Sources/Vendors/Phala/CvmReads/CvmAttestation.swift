import Simulation
import Storage
import Wire

/// Measurements of a CVM. They are digests of what they stand for: they fit together and stay the
/// same, and no verifier takes them for real ones. [OpenAPI TcbInfo]
struct TcbInfo: WireOutput {
  let row: CvmRow

  init(_ row: CvmRow) { self.row = row }

  var mrtd: String { Self.register("mrtd \(row.image)") }
  var rtmr0: String { Self.register("rtmr0 \(row.image)") }
  var rtmr1: String { Self.register("rtmr1 \(row.image)") }
  var rtmr2: String { Self.register("rtmr2 \(row.image)") }
  var rtmr3: String { Self.register("rtmr3 \(row.composeHash) \(row.appID)") }

  /// The security versions of the platform.
  static let svn = "07010300000000000000000000000000"

  /// The compose hash behind a byte that says so, as long as a register.
  static func configID(of row: CvmRow) -> String {
    "01\(row.composeHash)" + String(repeating: "0", count: 30)
  }

  func write(to json: inout JSONWriter) {
    let events = [
      ("compose-hash", row.composeHash), ("app-id", row.appID),
      ("instance-id", row.instanceID ?? ""), ("os-image", row.image),
    ]
    json.object { json in
      json.field("mrtd", mrtd)
      json.field("rootfs_hash", PhalaHash.sha256(Array("rootfs \(row.image)".utf8)))
      json.field("rtmr0", rtmr0)
      json.field("rtmr1", rtmr1)
      json.field("rtmr2", rtmr2)
      json.field("rtmr3", rtmr3)
      json.field("event_log", array: events) { json, event in
        json.object { json in
          json.field("imr", 3)
          json.field("event_type", 134_217_729)
          json.field("digest", Self.register("\(event.0) \(event.1)"))
          json.field("event", event.0)
          json.field("event_payload", Hex.encode(Array(event.1.utf8)))
        }
      }
      json.field(
        "app_compose", row.compose.stored.text)
    }
  }

  /// Forty-eight bytes, as the hardware's registers have.
  static func register(_ text: String) -> String {
    let first = PhalaHash.sha256(Array(text.utf8))
    return first + PhalaHash.sha256(Array(first.utf8)).prefix(32)
  }
}

/// The attestation of a CVM; none while it is not running. [OpenAPI CvmAttestation]
struct CvmAttestation: ReplyBody {
  let row: CvmRow

  init(_ row: CvmRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", row.name)
      json.field("is_online", row.isRunning)
      json.field("is_public", row.compose.publicTcbinfo)
      json.field("error", String?.none)
      json.field("app_certificates", row.isRunning ? [AppCertificate(row)] : [])
      json.field("tcb_info", row.isRunning ? TcbInfo(row) : nil)
      json.field(
        "compose_file",
        Optional(row.compose.stored.text))
    }
  }
}

/// The certificate of an app. [OpenAPI Certificate]
struct AppCertificate: WireOutput {
  let row: CvmRow

  init(_ row: CvmRow) { self.row = row }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("subject") { json in
        Self.writeName("\(row.appID).app", to: &json)
        json.field("state", String?.none)
        json.field("locality", String?.none)
      }
      json.field("issuer") { json in Self.writeName("Dstack App CA", to: &json) }
      json.field("serial_number", String(PhalaHash.sha256(Array(row.id.utf8)).prefix(40)))
      json.field("not_before", row.createdAt)
      json.field("not_after", row.createdAt + .seconds(3650 * 86400))
      json.field("version", "v3")
      json.field("fingerprint", PhalaHash.sha256(Array("certificate \(row.id)".utf8)))
      json.field("signature_algorithm", "ecdsa-with-SHA256")
      json.field("sans", Optional(JSON.array([.string("\(row.appID).app")])))
      json.field("is_ca", false)
      json.field("position_in_chain", 0)
      json.field("quote", TdxQuote(row: row, subject: "certificate \(row.id)").hex)
      json.field("app_id", row.appID)
      json.field("cert_usage", "app:custom")
    }
  }

  private static func writeName(_ name: String, to json: inout JSONWriter) {
    json.field("common_name", name)
    json.field("organization", "Dstack")
    json.field("country", String?.none)
  }
}
