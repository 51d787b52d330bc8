import Miosa
import Simulation
import Strongly

/// The vendors that this program knows, in the order in which they are listed.
enum Registry {
  static let vendors: [Vendor] = [
    Vendor(Miosa.self), Vendor(Strongly.self),
  ]
}
