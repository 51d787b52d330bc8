package import Wire

/// What a vendor declares for stateless mode, in which every operation is answered from a sample.
///
/// In that mode access and input are judged as ever, and then nothing is looked up and nothing is
/// kept: all that a path names exists, and the answer is a sample of what the operation's handler
/// returns. Here stands what types cannot say: how lists are read on, what a stream sends, and what
/// routes answer that are declared only. Nothing of it counts without the mode.
package struct StatelessMode: Sendable {
  /// Paths below the mount by which the vendor's own mock says that it is up.
  package let health: [String]
  /// The ways in which the vendor's lists are read on; an operation's parameters choose among them.
  package let paging: [SamplePaging]
  /// Answers by operation id, in place of what the types of an operation give.
  package let answers: [String: SampleResponse]

  package init(
    health: [String] = [], paging: [SamplePaging] = [], answers: [String: SampleResponse] = [:]
  ) {
    self.health = health
    self.paging = paging
    self.answers = answers
  }

  /// How the list of an operation is read on: by the parameter that was sent, else by the first
  /// that the operation takes; nil where its query names none.
  package func paging(taking query: Schema?, _ sent: Query) -> SamplePaging? {
    let known = Set((query?.properties ?? []).map(\.name))
    let ways = paging.filter { known.contains($0.parameter) }
    return ways.first { sent[$0.parameter] != nil } ?? ways.first
  }

  /// The page of an answer that a request asks for; the answer as it is where it is no such list.
  func paged(
    _ result: HandlerResult, for request: Request, taking query: Schema?
  ) throws(Violation) -> HandlerResult {
    let sent = Query(request.query[...])
    guard case .response(var response) = result, let paging = paging(taking: query, sent),
      let whole = try? JSON(parsing: response.body),
      let page = try paging.page(of: whole, asked: sent, at: request.path)
    else { return result }
    response.body = page.serialized()
    return .response(response)
  }
}
