package import Simulation
import Wire

/// Conjure mode: lists by page, by cursor and by offset, and the watch over a state, which reaches
/// its target at once.
extension Phala {
  package static let conjuring = Conjuring(
    paging: [
      ConjuredPaging(
        .page("page"), sizes: ["page_size"],
        [
          "/total": .total, "/page": .page, "/page_size": .size, "/pages": .pages,
          "/total_pages": .pages,
        ]),
      ConjuredPaging(
        .cursor("cursor"),
        [
          "/next_cursor": .next(end: nil), "/total": .total,
          "/pagination/next_cursor": .next(end: nil), "/pagination/has_more": .more,
          "/pagination/total": .total,
        ]),
      ConjuredPaging(.offset("offset"), sizes: ["limit"], ["/total": .total]),
    ],
    answers: conjuredFurther.merging(["getCvmState": stateWatch]) { first, _ in first })

  private static let stateWatch: ConjuredResponse = .events(
    ConjuredEvent(CvmState.conjured, named: "state"),
    ConjuredEvent(
      ["status": "running", "target": "running", "elapsed": 0] as JSON, named: "complete"),
    asked: "target")
}
