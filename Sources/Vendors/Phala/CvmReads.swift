import Simulation
import Wire

/// One CVM, whole.
extension Phala {
  static func getCvmInfo(
    _ call: Call<NoInput>, _ cvm: CvmRow, _ db: borrowing Transaction
  ) throws(PhalaError) -> CvmDetail {
    CvmDetail(try view(cvm, db))
  }
}
