import HTTPTypes
import Simulation

/// A stream of server-sent events that the control plane answers.
struct EventSource: Sendable {
  /// The next bytes, or nil at the end. It runs in the connection's task, which is cancelled when
  /// the client leaves or the server stops.
  let next: @Sendable () async -> [UInt8]?

  /// The header with which a client says what it saw last.
  static let lastEventID: HTTPField.Name = {
    guard let name = HTTPField.Name("Last-Event-ID") else {
      preconditionFailure("Last-Event-ID is no field name")
    }
    return name
  }()
}

extension ControlOperation {
  /// Declares a route that answers events.
  static func stream<Input: OperationInput>(
    _ method: HTTPRequest.Method, _ path: String, _ summary: String, id: String,
    about scope: Scope = .server,
    by handler:
      @escaping @Sendable (ControlCall<Input>, ControlContext) async throws(Problem) -> EventSource
  ) -> ControlOperation {
    ControlOperation(
      id: id, method: method, templates: templates(path, scope), summary: summary, scope: scope,
      access: .token, success: .ok,
      shapes: OperationShapes(input: { Input.shape }, output: { .events })
    ) { control, request, shapes in
      do throws(Problem) {
        let source = try await handler(
          try request.call(Input.self, shapes.input), control)
        return RoutedResponse(
          HTTPResponse(
            status: .ok,
            headerFields: [.contentType: ContentType.events, .cacheControl: "no-store"]),
          .pieces(source.next))
      } catch {
        return error.response
      }
    }
  }
}
