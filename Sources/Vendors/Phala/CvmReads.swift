import Simulation
import Wire

/// One CVM, whole.
extension Phala {
  static func getCvmInfo(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ world: borrowing World
  ) throws(PhalaError) -> CvmDetail {
    CvmDetail(try view(cvm, world))
  }
}
