package import HTTPTransport
package import HTTPTypes
import Server
package import Wire

/// What a client makes of the bytes that reach it: an answer, or the way in which there was none.
///
/// It reads HTTP as strictly as a good client does: what is cut short is no answer. It knows only
/// as much of HTTP as this server writes, and takes no coding apart.
package enum SeenResponse: Sendable {
  case whole(Whole)
  case broken(Breakage)

  /// An answer that came as a whole.
  package struct Whole: Sendable {
    package let status: Int
    package let headers: HTTPFields
    package let body: [UInt8]
    /// Wall time until its last byte.
    package let took: Duration

    package var json: JSON? { try? JSON(parsing: body) }

    /// The value that a pointer such as `/data/0/id` points at.
    package subscript(_ pointer: String) -> JSON? {
      JSONPointer(pointer).flatMap { json?[pointer: $0] }
    }

    package func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
  }

  /// Why there was no answer.
  package enum Breakage: String, Sendable, Hashable, CaseIterable, Error {
    /// The connection was reset.
    case reset
    /// The stream ended before the answer did.
    case cut
    /// Nothing came for longer than the client waits.
    case silence
    /// What came is not HTTP.
    case garbage
    /// A chunk has a length that is none.
    case badChunk
    /// The body is coded, and breaks off inside the coding.
    case badCoding
  }

  /// How a stream of bytes ended.
  package enum Ending: Sendable, Hashable {
    case finished
    case reset
    case silent
  }

  /// What a client that waits no longer than `limit` for the next byte sees of an answer. Wall time
  /// is told, not spent.
  package init(_ response: OutboundResponse, patience limit: Duration) {
    switch response {
    case .whole(let head, let body, let delay):
      let whole = Whole(
        status: head.status.code, headers: head.headerFields, body: body,
        took: delay?.time ?? .zero)
      self = whole.took > limit ? .broken(.silence) : .whole(whole)
    case .stream: preconditionFailure("a stream is not read as a whole")
    case .script(let steps, _):
      var bytes: [UInt8] = []
      var took = Duration.zero
      var ending = Ending.finished
      for step in steps {
        switch step {
        case .send(let more): bytes += more
        case .pause(let time):
          took += time
          if time > limit { ending = .silent }
        case .keep, .finish: break
        case .reset: ending = .reset
        }
        if ending == .silent { break }
      }
      self.init(bytes, ending, took: took)
    }
  }

  /// What bytes and the way in which they ended amount to.
  package init(_ bytes: [UInt8], _ ending: Ending, took: Duration) {
    let text = ResponseText(bytes)
    if let text, let body = text.body {
      self =
        text.isCoded
        ? .broken(.badCoding)
        : .whole(Whole(status: text.status, headers: text.headers, body: body, took: took))
      return
    }
    switch ending {
    case .reset: self = .broken(.reset)
    case .silent: self = .broken(.silence)
    case .finished:
      if let text {
        self = .broken(text.hasBadChunk ? .badChunk : .cut)
      } else {
        self = .broken(bytes.isEmpty ? .cut : .garbage)
      }
    }
  }
}
