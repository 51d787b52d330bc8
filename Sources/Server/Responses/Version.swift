/// The version of this program; the control plane, documents and the command say the same.
package enum Version {
  package static let text = "0.1.0"
}
