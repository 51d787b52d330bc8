/// Asks `RequestReader` to end our side, to read and drop what the client still sends, and to
/// close when the client has ended its side or a second has passed.
///
/// Closing at once would reset a client that is still sending, and could cost it the answer.
struct HalfCloseEvent: Sendable {}
