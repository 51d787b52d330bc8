/// Tells keys and bodies apart without keeping them. Not a cryptographic digest: what it protects
/// is a simulation's own keys.
package enum Digest {
  package static func text(of key: String) -> String { Fingerprint.text(of: Array(key.utf8)) }
}
