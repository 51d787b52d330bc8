package import Simulation

/// Stateless mode: lists are read on by whichever of the paging parameters a client knows.
extension Miosa {
  private static let sizes = ["limit", "page_size", "per_page"]

  package static let stateless = StatelessMode(
    paging: [
      SamplePaging(.offset("offset"), sizes: sizes, ["/total": .total]),
      SamplePaging(.page("page"), sizes: sizes, ["/total": .total]),
    ])
}
