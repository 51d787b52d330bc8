import HTTPTypes
import Simulation

/// The rows of the operation table that a collection gives.
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

  /// The collection's rows: those verbs below the path, and the actions of its kind.
  func operations(
    at path: String, _ naming: Naming, scope: String,
    _ verbs: [Verb] = [.list, .create, .get, .update, .delete], guardsDeletion: Bool = false,
    hasActions: Bool = true
  ) -> [Operation] {
    verbs.map { verb in
      switch verb {
      case .list: listing(path, naming, scope, kind.query)
      case .create: creation(path, naming, scope)
      case .get: reading(path, naming, scope)
      case .update: change(path, naming, scope)
      case .delete: deletion(path, naming, scope, isGuarded: guardsDeletion)
      }
    } + (hasActions ? kind.actions : []).map { action(path, naming, scope, $0) }
  }

  private static let source = Source.sdk("cadenya 1.8.0")

  private func listing<Query: DocumentListQuery>(
    _ path: String, _ naming: Naming, _ scope: String, _ query: Query.Type
  ) -> Operation {
    Cadenya.operation(
      .get, path, OperationName.words(of: "list\(naming.many)"), returns: .ok,
      fails: .invalidArgument,
      .notFound,
      id: "list\(naming.many)", about: kind.name, tier: 3, access: .scope("\(scope):read"),
      on: { (context, caller, db) throws(CadenyaError) in try place(context, caller, db) },
      by: { (call: Cadenya.Call<Query>, place, db) throws(CadenyaError) in
        try list(call, place, db)
      },
      source: Self.source)
  }

  private func creation(_ path: String, _ naming: Naming, _ scope: String) -> Operation {
    Cadenya.operation(
      .post, path, OperationName.words(of: "create\(naming.one)"), returns: .ok,
      fails: .invalidArgument, .notFound, .alreadyExists, id: "create\(naming.one)",
      about: kind.name, tier: 3, access: .scope("\(scope):manage"),
      on: { (context, caller, db) throws(CadenyaError) in try place(context, caller, db) },
      by: { (call, place, db) throws(CadenyaError) in try create(call, place, db) },
      source: Self.source)
  }

  private func reading(_ path: String, _ naming: Naming, _ scope: String) -> Operation {
    Cadenya.operation(
      .get, path + "/{id}", OperationName.words(of: "get\(naming.one)"), returns: .ok,
      fails: .notFound,
      id: "get\(naming.one)", about: kind.name, tier: 3, access: .scope("\(scope):read"),
      on: { (context, caller, db) throws(CadenyaError) in try target(context, caller, db) },
      by: { (call, row, db) throws(CadenyaError) in try get(call, row, db) },
      source: Self.source)
  }

  private func change(_ path: String, _ naming: Naming, _ scope: String) -> Operation {
    Cadenya.operation(
      .patch, path + "/{id}", OperationName.words(of: "update\(naming.one)"), returns: .ok,
      fails: .invalidArgument, .notFound, .alreadyExists, id: "update\(naming.one)",
      about: kind.name, tier: 3, access: .scope("\(scope):manage"),
      on: { (context, caller, db) throws(CadenyaError) in try target(context, caller, db) },
      by: { (call, row, db) throws(CadenyaError) in try update(call, row, db) },
      source: Self.source)
  }

  private func deletion(
    _ path: String, _ naming: Naming, _ scope: String, isGuarded: Bool
  ) -> Operation {
    let operation = Cadenya.operation(
      .delete, path + "/{id}", OperationName.words(of: "delete\(naming.one)"), returns: .ok,
      fails: .notFound,
      id: "delete\(naming.one)", about: kind.name, tier: 3, access: .scope("\(scope):manage"),
      on: { (context, caller, db) throws(CadenyaError) in try target(context, caller, db) },
      by: { (call, row, db) throws(CadenyaError) in try delete(call, row, db) },
      source: Self.source)
    guard isGuarded else { return operation }
    return Cadenya.operation(
      .delete, path + "/{id}", OperationName.words(of: "delete\(naming.one)"), returns: .ok,
      fails: .notFound, .failedPrecondition, id: "delete\(naming.one)", about: kind.name, tier: 3,
      access: .scope("\(scope):manage"),
      on: { (context, caller, db) throws(CadenyaError) in try target(context, caller, db) },
      by: { (call, row, db) throws(CadenyaError) in try delete(call, row, db) },
      source: Self.source)
  }

  private func action(
    _ path: String, _ naming: Naming, _ scope: String, _ action: DocumentKind.Action
  ) -> Operation {
    let template = "\(path)/{id}:\(action.verb)"
    let summary = OperationName.words(of: action.verb + naming.one)
    guard !action.refusedFrom.isEmpty else {
      return Cadenya.operation(
        .post, template, summary, returns: .ok, fails: .notFound, id: action.verb + naming.one,
        about: kind.name, tier: 3, access: .scope("\(scope):manage"),
        on: { (context, caller, db) throws(CadenyaError) in try target(context, caller, db) },
        by: { (_: Cadenya.Call<NoInput>, row, db) throws(CadenyaError) in
          try move(action, row, db)
        }, source: Self.source)
    }
    return Cadenya.operation(
      .post, template, summary, returns: .ok, fails: .notFound, .failedPrecondition,
      id: action.verb + naming.one, about: kind.name, tier: 3, access: .scope("\(scope):manage"),
      on: { (context, caller, db) throws(CadenyaError) in try target(context, caller, db) },
      by: { (_: Cadenya.Call<NoInput>, row, db) throws(CadenyaError) in
        try move(action, row, db)
      }, source: Self.source)
  }
}
