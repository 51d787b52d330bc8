import Faults
import HTTPTransport

extension HTTPBytes {
  /// The bytes as connection faults break them.
  var genuine: ConnectionFault.GenuineBytes { .init(head: head, body: body) }
}
