package import HTTPTypes
package import Wire

/// Routes that have a base path in common, what they are about, what is loaded first, and where
/// they are documented.
///
/// A group is a value: `with` and `on` make a narrower one of it. Calling it declares a route:
///
///     private static let all = group("/api/lamps", about: "lamp", source: .openAPI)
///     private static let one = all.on(LampRow.self, at: "/{id}")
///
///     static let routes = [
///       all(.post, "", "Light a lamp", returns: .created, fails: .nameTaken, id: "createLamp",
///         by: createLamp),
///       one(.get, "", "Get a lamp", id: "getLamp", by: getLamp),
///     ]
///
/// A route declares the failures of its own, then those of the group, then those of the loader,
/// unless the vendor's ``FailureOrder`` says otherwise; one that stands twice counts where it stands
/// first.
package struct RouteGroup<Failure: VendorFailure, Caller: CallerIdentity, Target>: Sendable {
  let path: String
  let subject: String
  let tier: Int
  /// What GET asks of a key, and what every other method does.
  let access: (reading: AccessRule, writing: AccessRule)
  let source: Source
  let failures: [Failure.Code]
  /// What parameters of the path that the handlers read must look like.
  let parameters: [String: Schema]
  let failureOrder: FailureOrder
  let loader: Loader<Failure, Caller, Target>

  /// The group with some of it replaced, and with more failures that all its routes share, and more
  /// that is said of the parameters of their paths.
  package func with(
    about subject: String? = nil, tier: Int? = nil, access: AccessRule? = nil,
    source: Source? = nil, taking parameters: [String: Schema] = [:],
    fails failures: Failure.Code...
  ) -> RouteGroup {
    RouteGroup(
      path: path, subject: subject ?? self.subject, tier: tier ?? self.tier,
      access: access.map { ($0, $0) } ?? self.access, source: source ?? self.source,
      failures: self.failures + failures,
      parameters: self.parameters.merging(parameters) { $1 }, failureOrder: failureOrder,
      loader: loader)
  }

  /// Declares a route on what the group loads. `returns` is 200 where none is named; what is left
  /// out is the group's.
  ///
  /// The handler is a named function whose signature is the contract of the operation.
  package func callAsFunction<Input: OperationInput, Output: OperationOutput>(
    _ method: HTTPRequest.Method, _ rest: String, _ summary: String,
    returns successes: Success..., fails failures: Failure.Code..., id: String,
    about subject: String? = nil, tier: Int? = nil, access: AccessRule? = nil,
    by handler:
      @escaping @Sendable (
        Call<Input, Caller>, Target, borrowing Transaction<Failure>
      ) throws(Failure) -> Output,
    source: Source? = nil
  ) -> Route<Failure, Caller> {
    Route(
      facts(method, rest, summary, successes, failures, id, subject, tier, access, source),
      on: loader, by: handler)
  }

  private func facts(
    _ method: HTTPRequest.Method, _ rest: String, _ summary: String, _ successes: [Success],
    _ failures: [Failure.Code], _ id: String, _ subject: String?, _ tier: Int?,
    _ access: AccessRule?, _ source: Source?
  ) -> RouteFacts<Failure.Code> {
    let own = failures + self.failures
    let all =
      switch failureOrder {
      case .ownFirst: own + loader.failures
      case .targetFirst: loader.failures + own
      }
    var known: Set<Failure.Code> = []
    return RouteFacts(
      method: method, path: path + rest, summary: summary,
      successes: successes.isEmpty ? [.ok] : successes,
      failures: all.filter { known.insert($0).inserted }, id: id,
      subject: subject ?? self.subject, tier: tier ?? self.tier,
      access: access ?? (method == .get ? self.access.reading : self.access.writing),
      source: source ?? self.source, parameters: parameters.merging(loader.parameters) { $1 })
  }
}

/// In which order the routes of a vendor list their failures. It changes no answer.
package enum FailureOrder: Sendable, Hashable {
  /// What the route and its group may end in, then what finding the target may.
  case ownFirst
  /// What finding the target may end in, then the rest: the order in which a request meets them.
  case targetFirst
}

extension RouteGroup {
  /// The routes of a table of text that are listed and not simulated; see `DeclaredRoute`. `what`
  /// begins the message that they answer: `sandboxes`. What the group loads is looked for first, so
  /// that what does not exist, or is not for the caller, is refused as everywhere else.
  package func declared(_ what: String, _ table: String) -> [Route<Failure, Caller>] {
    declared(as: DeclaredRoute.status(of: what), table)
  }

  /// The routes of a table of text, for the reason that the status gives.
  package func declared(
    as status: Operation.Status, _ table: String
  ) -> [Route<Failure, Caller>] {
    DeclaredRoute.lines(of: table).map { line in
      Route(
        declared: line.facts(
          below: path, about: subject, tier: tier,
          access: line.method == .get ? access.reading : access.writing,
          failures: loader.failures, status, source), on: loader)
    }
  }
}

extension RouteGroup where Target == Void {
  /// The routes below a path on what a loader finds.
  package func on<Inner>(
    _ loader: Loader<Failure, Caller, Inner>, at rest: String = ""
  ) -> RouteGroup<Failure, Caller, Inner> {
    RouteGroup<Failure, Caller, Inner>(
      path: path + rest, subject: subject, tier: tier, access: access, source: source,
      failures: failures, parameters: parameters, failureOrder: failureOrder, loader: loader)
  }

  /// The routes on the row that the last parameter of the path names.
  package func on<Row: OwnedRow>(
    _ type: Row.Type, at rest: String
  ) -> RouteGroup<Failure, Caller, Row> where Row.Failure == Failure, Row.Caller == Caller {
    guard let parameter = PathTemplate(path + rest).parameters.last else {
      fatalError("\(path)\(rest) names no \(type)")
    }
    return on(Loader(type, named: parameter), at: rest)
  }

  /// Declares a route whose path names nothing that exists, or nothing at all.
  package func callAsFunction<Input: OperationInput, Output: OperationOutput>(
    _ method: HTTPRequest.Method, _ rest: String, _ summary: String,
    returns successes: Success..., fails failures: Failure.Code..., id: String,
    about subject: String? = nil, tier: Int? = nil, access: AccessRule? = nil,
    by handler:
      @escaping @Sendable (
        Call<Input, Caller>, borrowing Transaction<Failure>
      ) throws(Failure) -> Output,
    source: Source? = nil
  ) -> Route<Failure, Caller> {
    Route(
      facts(method, rest, summary, successes, failures, id, subject, tier, access, source),
      on: loader, by: { (call, _, db) throws(Failure) in try handler(call, db) })
  }

  /// Families of which no route is known, by the first segments of their paths, separated by blanks:
  /// `cron-jobs` is the family `* /cron-jobs/...` with the id and subject `cronJobs`.
  package func families(_ names: String) -> [Route<Failure, Caller>] {
    names.split(whereSeparator: \.isWhitespace).flatMap { name in
      let id = OperationName.joined(name)
      return with(about: id).declared(String(name), "* /\(name)/... \(id)")
    }
  }
}
