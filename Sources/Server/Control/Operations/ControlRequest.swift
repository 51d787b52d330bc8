import HTTPTypes
import Simulation
import Wire

/// A request to the control plane on its way into a handler: matched and let in, not yet read.
struct ControlRequest: Sendable {
  let request: Request
  let path: PathParameters
  /// The world in the `/~NAME/` before the path.
  let prefixedWorld: Substring?

  /// The world that the request names: in its path, else before it, else in its header.
  func namedWorld() throws(Problem) -> String? {
    let inPath = path.values.first { $0.name == "world" }?.value
    guard
      let name = inPath ?? prefixedWorld.map(String.init) ?? request.headers[WorldName.header]
    else { return nil }
    guard Worlds.isName(name) else { throw .badWorldName(name) }
    return name
  }

  /// The request as a handler sees it.
  func call<Input: OperationInput>(
    _ type: Input.Type, _ shape: InputShape
  ) throws(Problem) -> ControlCall<Input> {
    ControlCall(
      input: try read(type, shape), path: path, named: try namedWorld(), headers: request.headers,
      origin: request.origin)
  }

  /// Reads what the operation takes. Every violation is gathered, and so is every parameter and
  /// member that the operation does not read.
  func read<Input: OperationInput>(
    _ type: Input.Type, _ shape: InputShape
  ) throws(Problem) -> Input {
    if request.isOversized { throw .tooLarge }
    var unread = unknownParameters(shape)
    var raw = RawInput(request, shape: shape, alias: nil, readsEmptyBodyAsObject: true)
    var input: Input?
    var violations: [Violation] = []
    do throws(InputError) { input = try Input.read(&raw) } catch {
      switch error {
      case .violations(let found): violations = found
      case .syntax(let error): throw .malformed(error, request)
      case .missingBody: throw Problem(400, "no body", "this route takes a JSON body")
      case .unsupportedMediaType(let type): throw .mediaType(type)
      }
    }
    unread += try unknownMembers(shape, parsed: raw.body)
    guard let input, violations.isEmpty, unread.isEmpty else {
      throw .violations(violations + unread)
    }
    return input
  }

  private func unknownParameters(_ shape: InputShape) -> [Violation] {
    let known = (shape.query?.properties ?? []).map(\.name)
    return Query(request.query[...]).pairs.filter { !known.contains($0.name) }.map { name, _ in
      Violation(
        location: .query, pointer: JSONPointer.root.appending(name),
        rule: .custom(Self.unknown("parameter", known)))
    }
  }

  private func unknownMembers(
    _ shape: InputShape, parsed: JSON?
  ) throws(Problem) -> [Violation] {
    guard !request.body.isEmpty else { return [] }
    var body = parsed ?? .null
    let schema = shape.body ?? Schema(.object([], open: false))
    if parsed == nil {
      // Not parsed yet, as the route takes no body: an empty object says as much.
      do throws(JSONSyntaxError) {
        body = try JSON(parsing: request.body, maximumValues: BodyLimit.values)
      } catch {
        throw .malformed(error, request)
      }
      let violations = schema.violations(in: body)
      guard violations.isEmpty else { return violations }
    }
    return schema.unknownKeys(in: body).map {
      Violation(pointer: $0, rule: .custom(Self.unknown("member", schema.properties.map(\.name))))
    }
  }

  private static func unknown(_ kind: String, _ known: [String]) -> String {
    known.isEmpty
      ? "is not read: this route takes no \(kind)s"
      : "is not read: this route takes \(known.joined(separator: ", "))"
  }
}

/// One request as a handler of the control plane sees it: everything in it has been checked.
struct ControlCall<Input: Sendable>: Sendable {
  let input: Input
  let path: PathParameters
  /// The world that the request names, if it names one.
  let named: String?
  let headers: HTTPFields
  /// Where the client reaches vendors of the world that it names.
  let origin: Origin
  private let called = CalledWorld()

  init(
    input: Input, path: PathParameters, named: String?, headers: HTTPFields, origin: Origin
  ) {
    self.input = input
    self.path = path
    self.named = named
    self.headers = headers
    self.origin = named.map { origin.inWorld($0) } ?? origin
  }

  /// The world that the request is about. One that is not there is shown as it would be made, and
  /// the server keeps it once a call has changed something in it.
  func world(of control: ControlContext) throws(Problem) -> World {
    let name = named ?? Worlds.defaultName
    guard let lease = control.worlds.lease(name) else { throw .unknownWorld(name) }
    called.hold(lease.world)
    return lease.world
  }

  /// Has the server keep the world that the call was about: it was carried out.
  func keepWorld(of control: ControlContext) { called.keep(in: control.worlds) }
}

extension Problem {
  fileprivate static let tooLarge = Problem(
    413, "the body is too large", "a body may have \(BodyLimit.bytes) bytes")

  fileprivate static func malformed(_ error: JSONSyntaxError, _ request: Request) -> Problem {
    Problem(
      400, "the body is not JSON",
      request.encodedBody
        ?? "line \(error.line), column \(error.column): \(error.reason)")
  }

  static func mediaType(_ type: String) -> Problem {
    Problem(
      415, "the body is not declared as JSON",
      type.isEmpty ? "send it with Content-Type: application/json" : "'\(type)' is not read here",
      pointer: "Content-Type", expected: [ContentType.json])
  }

  static func violations(_ violations: [Violation]) -> Problem {
    let listed = violations.prefix(mostViolations)
    let rest = violations.count - listed.count
    var problem = Problem(
      400, "the request is not valid",
      listed.map(\.description).joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : ""),
      pointer: violations.first?.pointer.description)
    problem.violations = violations
    return problem
  }
}
