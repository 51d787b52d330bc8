package import Storage
package import Wire

/// A resource of a vendor's API: its routes, and the kinds of instances that are kept of it.
///
/// An enum that conforms, in a folder of its own, with its handlers as static functions. It may use
/// the records, loaders and lifecycles of other resources, never their handlers; folders do not use
/// each other in a circle, and none uses the index page.
///
/// A vendor fixes the types once: `protocol LanternResource: VendorResource where Failure ==
/// LanternError, Caller == LanternCaller {}`.
package protocol VendorResource<Failure, Caller>: SendableMetatype {
  associatedtype Failure: VendorFailure
  associatedtype Caller: CallerIdentity

  static var routes: [Route<Failure, Caller>] { get }
  /// The rows of the registry that this resource gives: what moves, is counted or is shown by the
  /// control plane.
  static var kinds: [Resource] { get }
  /// How the routes of its groups list their failures; a vendor says it once for all its resources.
  static var failureOrder: FailureOrder { get }
}

extension VendorResource {
  package static var kinds: [Resource] { [] }
  package static var failureOrder: FailureOrder { .ownFirst }

  /// A group of routes below a path; `writing` is what every method but GET asks of a key, where
  /// that differs.
  package static func group(
    _ path: String, about subject: String, tier: Int = 1, access: AccessRule = .key,
    writing: AccessRule? = nil, source: Source, fails failures: Failure.Code...
  ) -> RouteGroup<Failure, Caller, Void> {
    RouteGroup(
      path: path, subject: subject, tier: tier, access: (access, writing ?? access),
      source: source, failures: failures, parameters: [:], failureOrder: failureOrder,
      loader: .none)
  }

  /// A row of the registry.
  package static func kind<Row: Record, Body: WireOutput>(
    _ name: String, _ type: Row.Type, state: String? = nil, touched: String? = nil,
    usage: String? = nil, lifecycle: Lifecycle? = nil, quotas: [Quota] = [],
    render: @escaping @Sendable (Row) -> Body,
    entering: (
      @Sendable (_ key: String, _ state: String, borrowing Transaction<Failure>) throws(Failure) ->
        Void
    )? = nil
  ) -> Resource {
    Resource(
      name, type, state: state, touched: touched, usage: usage, lifecycle: lifecycle,
      quotas: quotas, render: { row, _ in render(row) }, entering: entering)
  }

  /// A kind without a lifecycle of which a member depends on the time: a key that expires.
  package static func kind<Row: Record, Body: WireOutput>(
    _ name: String, _ type: Row.Type, touched: String? = nil,
    renderAt render: @escaping @Sendable (Row, _ now: Instant) -> Body
  ) -> Resource {
    let nothing:
      (
        @Sendable (_ key: String, _ state: String, borrowing Transaction<Failure>) throws(Failure)
          -> Void
      )? = nil
    return Resource(
      name, type, state: nil, touched: touched, usage: nil, lifecycle: nil, quotas: [],
      render: render, entering: nothing)
  }
}
