/// Answers one request. Requests of one connection come one after the other, those of several
/// connections at the same time.
///
/// The task it runs in is cancelled when the client leaves (or ends its side: TCP does not tell
/// the two apart) and when the server stops. A responder that waits must then return soon; one
/// that does not wait need not look, and its answer is still written.
package typealias Responder = @Sendable (InboundRequest) async -> OutboundResponse
