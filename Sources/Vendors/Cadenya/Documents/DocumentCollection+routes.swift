import HTTPTypes
import Simulation

/// The routes that a collection gives.
extension DocumentCollection {
  /// The five usual routes below a path, or those of them that are named.
  enum Verb: Sendable { case list, create, get, update, delete }

  /// What operation ids are made of: `AgentPool`, `AgentPools`.
  struct Naming: Sendable {
    let one: String
    let many: String

    init(_ one: String, _ many: String? = nil) {
      self.one = one
      self.many = many ?? one + "s"
    }
  }

  /// The collection's routes: those verbs below the path, and the actions of its kind.
  func routes(
    at path: String, _ naming: Naming, scope: String,
    _ verbs: [Verb] = [.list, .create, .get, .update, .delete], guardsDeletion: Bool = false,
    hasActions: Bool = true
  ) -> [Route] {
    let base = Documents.group(
      "/v1/workspaces/{workspaceId}" + path, about: kind.name, tier: 3,
      access: .scope("\(scope):read"), writing: .scope("\(scope):manage"),
      source: .sdk("cadenya 1.8.0"))
    let all = base.on(places)
    let one = base.on(targets, at: "/{id}")
    return verbs.map { verb in
      switch verb {
      case .list: listing(all, naming, kind.query)
      case .create: creation(all, naming)
      case .get: reading(one, naming)
      case .update: change(one, naming)
      case .delete:
        deletion(guardsDeletion ? one.with(fails: .notFound, .failedPrecondition) : one, naming)
      }
    } + (hasActions ? kind.actions : []).map { action(one, naming, $0) }
  }

  private var places: Loader<DocumentPlace> {
    Loader(
      fails: .notFound,
      by: { (context, caller, db) throws(CadenyaError) in try place(context, caller, db) })
  }

  private var targets: Loader<DocumentRow> {
    Loader(
      fails: .notFound,
      by: { (context, caller, db) throws(CadenyaError) in try target(context, caller, db) })
  }

  private func listing<Query: DocumentListQuery>(
    _ all: RouteGroup<DocumentPlace>, _ naming: Naming, _ query: Query.Type
  ) -> Route {
    let id = "list\(naming.many)"
    return all(
      .get, "", OperationName.words(of: id), fails: .invalidArgument, id: id,
      by: { (call: Call<Query>, place, db) throws(CadenyaError) in try list(call, place, db) })
  }

  private func creation(_ all: RouteGroup<DocumentPlace>, _ naming: Naming) -> Route {
    let id = "create\(naming.one)"
    return all(
      .post, "", OperationName.words(of: id), fails: .invalidArgument, .notFound, .alreadyExists,
      id: id,
      by: { (call, place, db) throws(CadenyaError) in try create(call, place, db) })
  }

  private func reading(_ one: RouteGroup<DocumentRow>, _ naming: Naming) -> Route {
    let id = "get\(naming.one)"
    return one(
      .get, "", OperationName.words(of: id), id: id,
      by: { (call, row, db) throws(CadenyaError) in try get(call, row, db) })
  }

  private func change(_ one: RouteGroup<DocumentRow>, _ naming: Naming) -> Route {
    let id = "update\(naming.one)"
    return one(
      .patch, "", OperationName.words(of: id), fails: .invalidArgument, .notFound, .alreadyExists,
      id: id,
      by: { (call, row, db) throws(CadenyaError) in try update(call, row, db) })
  }

  private func deletion(_ one: RouteGroup<DocumentRow>, _ naming: Naming) -> Route {
    let id = "delete\(naming.one)"
    return one(
      .delete, "", OperationName.words(of: id), id: id,
      by: { (call, row, db) throws(CadenyaError) in try delete(call, row, db) })
  }

  private func action(
    _ one: RouteGroup<DocumentRow>, _ naming: Naming, _ action: DocumentKind.Action
  ) -> Route {
    let id = action.verb + naming.one
    let isGuarded = !action.refusedFrom.isEmpty || action.isRefusedInUse
    let group = !isGuarded ? one : one.with(fails: .notFound, .failedPrecondition)
    return group(
      .post, ":\(action.verb)", OperationName.words(of: id), id: id,
      by: { (_: Call<NoInput>, row, db) throws(CadenyaError) in try move(action, row, db) })
  }
}
