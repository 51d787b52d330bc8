package import HTTPTypes
import Synchronization

/// The evidence of all worlds of a server, also of those that are gone.
///
/// Worlds made from one configuration write into one ledger, each into a book of its own. A world
/// that is reset, removed or evicted leaves its counts here; none is counted twice or lost on the
/// way, and requests still open in a removed world count on. It lasts as long as the server.
package final class EvidenceLedger: Sendable {
  private struct State {
    var books: [ObjectIdentifier: EvidenceBook] = [:]
    var closed = Counters()
  }

  private let state = Mutex(State())

  package init() {}

  /// Everything counted so far, in all worlds.
  package var total: Counters {
    state.withLock { state in
      var total = state.closed
      for book in state.books.values { total.merge(book.snapshot) }
      return total
    }
  }

  /// How many worlds there are, those that were removed and are still held by somebody included.
  var openBooks: Int { state.withLock { $0.books.count } }

  /// Counts a call that was made to no vendor at all: its path begins with no vendor's name.
  package func count(unmounted method: HTTPRequest.Method, _ path: String) {
    state.withLock { $0.closed.count(unmounted: method, path) }
  }

  /// A book for a new world.
  func open() -> EvidenceBook {
    let book = EvidenceBook()
    state.withLock { $0.books[ObjectIdentifier(book)] = book }
    return book
  }

  /// Moves what a book holds to what is past: its world begins anew.
  func turnPage(of book: EvidenceBook) { state.withLock { $0.closed.merge(book.take()) } }

  /// Closes the book of a world that is gone.
  func close(_ book: EvidenceBook) {
    state.withLock { state in
      state.closed.merge(book.take())
      state.books[ObjectIdentifier(book)] = nil
    }
  }
}
