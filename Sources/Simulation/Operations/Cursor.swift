package import Wire

/// A place in an answer that goes on: asked for its next piece in a step of its own.
///
/// It holds no database and no time; the step lends them. Delivery asks again on each change and
/// each promised instant until the cursor ends, the client goes or the server stops.
package struct Cursor: Sendable {
  /// What the next step gave.
  package enum Piece: Sendable {
    /// Bytes to send now, and how to go on.
    case send([UInt8], Cursor)
    /// Nothing yet: ask again at the instant, or when something changes.
    case wait(until: Instant?, Cursor)
    /// The last bytes.
    case end([UInt8])
  }

  let advance: @Sendable (Session) -> Piece

  init(_ advance: @escaping @Sendable (Session) -> Piece) {
    self.advance = advance
  }
}

/// A vendor's own side of a cursor: typed, and lent a transaction at every step.
package struct Stream<Failure: VendorFailure>: Sendable {
  /// What a step of the stream gives.
  package enum Step: Sendable {
    case send([UInt8], then: Stream)
    case wait(until: Instant?, then: Stream)
    case end([UInt8])
  }

  let next: @Sendable (borrowing Transaction<Failure>) throws(Failure) -> Step

  package init(
    _ next: @escaping @Sendable (borrowing Transaction<Failure>) throws(Failure) -> Step
  ) {
    self.next = next
  }

  /// Without its type; a failure in mid-stream ends it, for the head has been sent.
  var cursor: Cursor {
    Cursor { session in
      do throws(Failure) {
        return switch try next(Transaction(session)) {
        case .send(let bytes, let then): .send(bytes, then.cursor)
        case .wait(let instant, let then): .wait(until: instant, then.cursor)
        case .end(let bytes): .end(bytes)
        }
      } catch {
        return .end([])
      }
    }
  }
}
