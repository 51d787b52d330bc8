/// The version of this program, in this place alone; the control plane, documents, records, snapshots
/// and the command say the same.
package enum Version {
  package static let text = "0.2.0"
}
