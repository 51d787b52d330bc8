import HTTPTypes
import Simulation
import Wire

/// One route of the control plane, without its types: facts, and a way to run it.
///
/// Unlike a vendor's, its handler is asynchronous and belongs to no world: it asks worlds, each in
/// a turn of that world's own.
struct ControlOperation: Sendable {
  /// What a route is about.
  enum Scope: Sendable, Hashable {
    /// The server: no world is named.
    case server
    /// One world: named by `/~NAME/`, by the header, or by a path of its own below
    /// `/worlds/{world}`.
    case world
  }

  /// Who may ask.
  enum Access: Sendable, Hashable {
    /// Any client that reaches the server, under any name of it.
    case anyone
    /// Any client that names the server as itself, with the token where it has one.
    case token
  }

  /// Where all paths begin, below the mount.
  static let basePath = "/v1"

  let id: String
  let method: HTTPRequest.Method
  /// The paths that lead here, the shortest first.
  let templates: [PathTemplate]
  let summary: String
  let scope: Scope
  let access: Access
  let success: Success
  let shapes: OperationShapes
  let perform: @Sendable (ControlContext, ControlRequest, OperationShapes) async -> RoutedResponse

  /// Declares a route; the handler's signature is its contract.
  static func operation<Input: OperationInput, Output: OperationOutput>(
    _ method: HTTPRequest.Method, _ path: String, _ summary: String, returns success: Success = .ok,
    id: String, about scope: Scope = .server, for access: Access = .token,
    by handler:
      @escaping @Sendable (ControlCall<Input>, ControlContext) async throws(Problem) -> Output
  ) -> ControlOperation {
    ControlOperation(
      id: id, method: method, templates: templates(path, scope), summary: summary, scope: scope,
      access: access,
      success: success,
      shapes: OperationShapes(input: { Input.shape }, output: { Output.shape })
    ) { control, request, shapes in
      do throws(Problem) {
        let call = try request.call(Input.self, shapes.input)
        let output = try await handler(call, control)
        if method != .get { call.keepWorld(of: control) }
        return output.routedResponse(success)
      } catch {
        return error.response
      }
    }
  }

  /// The paths that lead to a route.
  static func templates(_ path: String, _ scope: Scope) -> [PathTemplate] {
    let base = basePath
    let own = PathTemplate(base + path)
    return scope == .world ? [own, PathTemplate("\(base)/worlds/{world}\(path)")] : [own]
  }
}

extension OperationOutput {
  /// The output as an answer of the control plane, which is always whole.
  fileprivate func routedResponse(_ success: Success) -> RoutedResponse {
    guard case .response(let response) = result([success], in: ReplyContext(dialect: .standard))
    else {
      preconditionFailure("an operation of the control plane answers at once")
    }
    var headers = response.headers
    if let type = response.contentType { headers[.contentType] = type }
    headers[.cacheControl] = "no-store"
    return RoutedResponse(
      HTTPResponse(status: response.status, headerFields: headers), .whole(response.body))
  }
}
