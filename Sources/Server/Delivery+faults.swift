import HTTPTypes
import Simulation

/// Plays what rules have decided: the genuine answer as bytes, broken or paced.
extension Delivery {
  /// The script of a fault; nil where the answer is sent as usual, perhaps later.
  static func script(
    of fault: Fault, breaking response: HTTPResponse, _ body: [UInt8],
    answering method: HTTPRequest.Method
  ) -> [SocketStep]? {
    let bytes = HTTPBytes(response, body: body, answering: method)
    guard let steps = steps(of: fault, bytes) else { return nil }
    return fault.delay > .zero ? [.pause(fault.delay)] + steps : steps
  }

  private static func steps(of fault: Fault, _ bytes: HTTPBytes) -> [SocketStep]? {
    let (head, body) = (bytes.head, bytes.body)
    switch fault.connection {
    case nil: return paced(fault.pacing, head, body)
    // What happens before a request is read is a port's business; a request that got here anyway is
    // cut off at once.
    case .refuse, .reset(.accept), .reset(.beforeHeaders): return Reset.beforeHeaders()
    case .reset(.afterHeaders): return Reset.afterHeaders(breaking: head)
    case .reset(.midBody): return MidBodyReset.script(breaking: head, body: body)
    case .hang(.midBody, let time), .hang(.afterHeaders, let time):
      return Hang.midBody(breaking: head, body: body, for: time)
    case .hang(_, let time): return Hang.beforeHeaders(for: time)
    case .closeEarly: return CloseEarly.script(breaking: head, body: body)
    case .wrongLength(let difference):
      return WrongLength.script(breaking: head, body: body, by: difference)
    case .garbage: return Garbage.script(breaking: head, body: body)
    case .badChunk: return BadChunk.script(breaking: head, body: body)
    case .truncatedGzip: return TruncatedGzip.script(breaking: head, body: body)
    }
  }

  private static func paced(
    _ pacing: [Fault.Pacing], _ head: [UInt8], _ body: [UInt8]
  ) -> [SocketStep]? {
    guard let first = pacing.first else { return nil }
    return switch first {
    case .dribble(let chunks, let time):
      Dribble.script(pacing: head, body: body, chunks: chunks, over: time)
    case .bandwidth(let bytes):
      Bandwidth.script(pacing: head, body: body, bytesPerSecond: bytes)
    case .slowHeaders(let time): SlowHeaders.script(pacing: head, body: body, over: time)
    }
  }
}
