import Crypto
import Wire

/// Digests that the vendor shows, in lower-case hex.
enum PhalaHash {
  static func sha256(_ bytes: [UInt8]) -> String { Hex.encode(SHA256.hash(data: bytes)) }

  /// A number that stands for a text.
  static func number(of text: String) -> UInt64 {
    SHA256.hash(data: Array(text.utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// HMAC-SHA-256, as webhook signatures use it.
  static func hmac(_ text: String, key: String) -> String {
    Hex.encode(
      HMAC<SHA256>.authenticationCode(
        for: Array(text.utf8), using: SymmetricKey(data: Array(key.utf8))))
  }

  /// The X25519 public key of a secret made from a name: a real point of the curve, so that the
  /// vendor's own helper can encrypt for it. The name is all that it takes to know the secret.
  static func publicKey(of name: String) -> String {
    let secret = Array(SHA256.hash(data: Array(name.utf8)))
    guard let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret) else {
      preconditionFailure("thirty-two bytes are no X25519 secret")
    }
    return Hex.encode(key.publicKey.rawRepresentation)
  }
}
