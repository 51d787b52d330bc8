package import Wire

/// A response that goes on: asked for its next event in a transaction of its own.
///
/// It holds no database and no time; the transaction lends them. The dispatcher asks again on each
/// change and each promised instant until the stream ends, the client goes or the server stops.
package struct EventStream: Sendable {
  let advance: @Sendable (AnyTransaction) -> StreamEvent<EventStream>

  init(_ advance: @escaping @Sendable (AnyTransaction) -> StreamEvent<EventStream>) {
    self.advance = advance
  }
}

/// A vendor's own side of an event stream: typed, and lent a transaction for every event.
package struct VendorStream<Failure: VendorFailure>: Sendable {
  let next: @Sendable (borrowing Transaction<Failure>) throws(Failure) -> StreamEvent<VendorStream>

  package init(
    _ next:
      @escaping @Sendable (borrowing Transaction<Failure>) throws(Failure) -> StreamEvent<
        VendorStream
      >
  ) {
    self.next = next
  }

  /// Without its type; a failure in mid-stream ends it, for the head has been sent.
  var erased: EventStream {
    EventStream { transaction in
      do throws(Failure) {
        return switch try next(Transaction(transaction)) {
        case .send(let bytes, let then): .send(bytes, then: then.erased)
        case .wait(let instant, let then): .wait(until: instant, then: then.erased)
        case .end(let bytes): .end(bytes)
        }
      } catch {
        return .end([])
      }
    }
  }
}

/// What a stream gives when it is asked for its next event.
package enum StreamEvent<Next: Sendable>: Sendable {
  /// Bytes to send now, and how to go on.
  case send([UInt8], then: Next)
  /// Nothing yet: ask again at the instant, or when something changes.
  case wait(until: Instant?, then: Next)
  /// The last bytes.
  case end([UInt8])
}
