package import Simulation

/// Conjure mode: lists are read on by whichever of the paging parameters a client knows.
extension Miosa {
  private static let sizes = ["limit", "page_size", "per_page"]

  package static let conjuring = Conjuring(
    paging: [
      ConjuredPaging(.offset("offset"), sizes: sizes, ["/total": .total]),
      ConjuredPaging(.page("page"), sizes: sizes, ["/total": .total]),
    ])
}
