import HTTPTypes
import Simulation

/// Plays what rules have decided: the genuine answer as bytes, broken or paced.
extension ResponseDispatcher {
  /// The script of a fault; nil where the answer is sent as usual, perhaps later.
  ///
  /// A modifier paces what a fault sends as it paces a genuine answer. Waits are left out
  /// where the server runs without delays.
  static func script(of fault: AppliedFault, breaking bytes: HTTPBytes) -> [ByteScript.Action]? {
    guard fault.connection != nil || !fault.pacing.isEmpty else { return nil }
    let (head, body) = (bytes.head, bytes.body)
    var actions =
      fault.connection.map { broken($0, head, body) } ?? [.send(head + body), .keep]
    for pacing in fault.pacing { actions = paced(actions, pacing, head: head.count) }
    if fault.delay > .zero { actions.insert(.pause(fault.delay), at: 0) }
    if fault.skipsWaits { actions.removeAll { if case .pause = $0 { true } else { false } } }
    return actions
  }

  private static func broken(
    _ fault: ConnectionFault, _ head: [UInt8], _ body: [UInt8]
  ) -> [ByteScript.Action] {
    switch fault {
    // What happens before a request is read is a port's business; no request meets it.
    case .refuse, .reset(.accept), .reset(.beforeHeaders): Reset.beforeHeaders()
    case .reset(.afterHeaders): Reset.afterHeaders(breaking: head)
    case .reset(.midBody): MidBodyReset.script(breaking: head, body: body)
    case .hang(.midBody, let time), .hang(.afterHeaders, let time):
      Hang.midBody(breaking: head, body: body, for: time)
    case .hang(_, let time): Hang.beforeHeaders(for: time)
    case .closeEarly: CloseEarly.script(breaking: head, body: body)
    case .wrongLength(let difference):
      WrongLength.script(breaking: head, body: body, by: difference)
    case .garbage: Garbage.script(breaking: head, body: body)
    case .badChunk: BadChunk.script(breaking: head, body: body)
    case .truncatedGzip: TruncatedGzip.script(breaking: head, body: body)
    }
  }

  private static func paced(
    _ actions: [ByteScript.Action], _ pacing: AppliedFault.Pacing, head: Int
  ) -> [ByteScript.Action] {
    switch pacing {
    case .dribble(let chunks, let time):
      Dribble.script(pacing: actions, head: head, chunks: chunks, over: time)
    case .bandwidth(let bytes): Bandwidth.script(pacing: actions, bytesPerSecond: bytes)
    case .slowHeaders(let time): SlowHeaders.script(pacing: actions, head: head, over: time)
    }
  }
}

extension ConnectionFault {
  /// Whether it needs a body to break.
  var breaksBody: Bool {
    switch self {
    case .refuse, .garbage, .reset(.accept), .reset(.beforeHeaders), .reset(.afterHeaders),
      .hang(.accept, _), .hang(.beforeHeaders, _):
      false
    default: true
    }
  }

  /// Whether it is the way in which a body is sent that it breaks.
  var breaksFraming: Bool {
    switch self {
    case .wrongLength, .badChunk, .truncatedGzip: true
    default: false
    }
  }
}
