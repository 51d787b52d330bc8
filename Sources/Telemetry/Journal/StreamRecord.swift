import Synchronization
import Wire

/// Keeps in the journal what a stream sends, as it is sent.
///
/// The reader of the stream holds it. An entry whose record is let go before the stream has ended
/// was cut. It keeps nothing itself, and an entry that had to make room meanwhile stays gone.
package final class StreamRecord: Sendable {
  private let journal: Journal
  private let ordinal: UInt64
  private let redaction: Redaction
  private let fingerprint = Mutex(Fingerprint())

  package init(of ordinal: UInt64, in journal: Journal, redaction: Redaction) {
    self.journal = journal
    self.ordinal = ordinal
    self.redaction = redaction
  }

  /// A piece is on its way to the client.
  package func add(_ bytes: [UInt8]) {
    let kept = redaction.text(bytes)
    let text = fingerprint.withLock { fingerprint in
      fingerprint.add(kept)
      return fingerprint.text
    }
    journal.amend(ordinal) { $0.responseBody.append(kept, fingerprint: text) }
  }

  /// The stream has ended by itself.
  package func end() {
    journal.amend(ordinal) { $0.stream = .ended }
  }

  deinit {
    journal.amend(ordinal) { if $0.stream == .open { $0.stream = .cut } }
  }
}
