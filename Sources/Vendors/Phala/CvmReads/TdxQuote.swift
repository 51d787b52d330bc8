import Wire

/// A quote in the layout of the hardware's (version 4, TDX): a header of 48 bytes, a report of 584,
/// and signature data with a certificate behind it. Programs slice it at fixed places. Measurements
/// are those of `TcbInfo`; signature and certificate are digests, which no verifier takes for real
/// ones. [Intel TDX DCAP quote, version 4] [docs phala-cloud-api/attestations]
struct TdxQuote {
  let row: CvmRow
  /// What the report binds: its SHA-256 stands at the place of the report data, zeros behind it.
  let subject: String

  /// All of it in lower-case hex.
  var hex: String { Hex.encode(header + body + signature) }

  /// Version, key type ECDSA P-256, TDX, four bytes that are reserved, Intel's id, user data.
  private var header: [UInt8] {
    [4, 0, 2, 0, 0x81, 0, 0, 0, 0, 0, 0, 0]
      + [
        0x93, 0x9a, 0x72, 0x33, 0xf7, 0x9c, 0x4c, 0xa9, 0x94, 0x0a, 0x0d, 0xb3, 0x95, 0x7f, 0x06,
        0x07,
      ] + Self.digest("user data \(row.nodeName)", length: 20)
  }

  private var body: [UInt8] {
    let zeros = [UInt8](repeating: 0, count: 48)
    var bytes = Self.bytes(TcbInfo.svn)
    bytes += Self.digest("mrseam \(row.image)", length: 48) + zeros
    bytes += zeros.prefix(8) + [0, 0, 0, 0x10, 0, 0, 0, 0] + [0xe7, 0x02, 0x06, 0, 0, 0, 0, 0]
    let tcb = TcbInfo(row)
    bytes += Self.bytes(tcb.mrtd) + Self.bytes(TcbInfo.configID(of: row)) + zeros + zeros
    for register in [tcb.rtmr0, tcb.rtmr1, tcb.rtmr2, tcb.rtmr3] { bytes += Self.bytes(register) }
    return bytes + Self.digest(subject, length: 32) + zeros.prefix(32)
  }

  /// Its length in four bytes; signature and key; the quoting enclave's report, signature and
  /// authentication data; the chain of certificates, each part with type and length.
  private var signature: [UInt8] {
    let chain = Array(certificate.utf8)
    let enclave =
      Self.digest("qe report", length: 384) + Self.digest("qe signature", length: 64)
      + Self.little(32, bytes: 2) + Self.digest("qe data", length: 32)
      + Self.little(5, bytes: 2) + Self.little(chain.count, bytes: 4) + chain
    let data =
      Self.digest("signature \(row.id) \(subject)", length: 64)
      + Self.digest("attestation key \(row.nodeName)", length: 64)
      + Self.little(6, bytes: 2) + Self.little(enclave.count, bytes: 4) + enclave
    return Self.little(data.count, bytes: 4) + data
  }

  private var certificate: String {
    let text = Base64.encode(Self.digest("pck \(row.nodeName)", length: 720))
    var lines = "-----BEGIN CERTIFICATE-----\n"
    var rest = text[...]
    while !rest.isEmpty {
      lines += rest.prefix(64) + "\n"
      rest = rest.dropFirst(64)
    }
    return lines + "-----END CERTIFICATE-----\n"
  }

  private static func bytes(_ hex: String) -> [UInt8] { Hex.decode(hex) ?? [] }

  private static func little(_ number: Int, bytes count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// As many bytes as are wanted, by hashing on.
  private static func digest(_ text: String, length: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var link = PhalaHash.sha256(Array(text.utf8))
    while bytes.count < length {
      bytes += Self.bytes(link)
      link = PhalaHash.sha256(Array(link.utf8))
    }
    return Array(bytes.prefix(length))
  }
}
