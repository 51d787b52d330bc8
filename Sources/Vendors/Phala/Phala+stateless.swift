package import Simulation
import Wire

/// Stateless mode: lists by page, by cursor and by offset, and the watch over a state, which
/// reaches its target at once.
extension Phala {
  package static let stateless = StatelessMode(
    paging: [
      SamplePaging(
        .page("page"), sizes: ["page_size"],
        [
          "/total": .total, "/page": .page, "/page_size": .size, "/pages": .pages,
          "/total_pages": .pages,
        ]),
      SamplePaging(
        .cursor("cursor"),
        [
          "/next_cursor": .next(end: nil), "/total": .total,
          "/pagination/next_cursor": .next(end: nil), "/pagination/has_more": .more,
          "/pagination/total": .total,
        ]),
      SamplePaging(.offset("offset"), sizes: ["limit"], ["/total": .total]),
    ],
    answers: sampleFurther.merging(["getCvmState": stateWatch]) { first, _ in first })

  private static let stateWatch: SampleResponse = .events(
    SampleEvent(CvmState.statelessSample, named: "state"),
    SampleEvent(
      ["status": "running", "target": "running", "elapsed": 0] as JSON, named: "complete"),
    asked: "target")
}
