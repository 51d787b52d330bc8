package import Wire

/// Finds what the path of an operation names, before its input is read.
///
/// It carries the failures that finding may end in (404, 403, an id of another form), and every
/// operation that uses it declares them. It reads and does not write.
package struct Loader<Failure: VendorFailure, Caller: CallerIdentity, Target>: Sendable {
  package typealias Load =
    @Sendable (RequestContext, Caller, borrowing Transaction<Failure>) throws(Failure) -> Target

  package let failures: [Failure.Code]
  /// What the parameters of the path that it reads must look like, where not any text will do.
  package let parameters: [String: Schema]
  package let load: Load

  package init(
    fails failures: [Failure.Code], taking parameters: [String: Schema] = [:],
    by load: @escaping Load
  ) {
    self.failures = failures
    self.parameters = parameters
    self.load = load
  }

  package init(fails failures: Failure.Code..., by load: @escaping Load) {
    self.init(fails: failures, by: load)
  }
}

extension Loader where Target == Void {
  /// For paths that name nothing that exists.
  static var none: Loader {
    Loader(fails: [], by: { (_, _, _) throws(Failure) in })
  }
}

extension Loader
where Target: OwnedRow, Target.Failure == Failure, Target.Caller == Caller {
  /// The row that a parameter of the path names, as far as the caller may see it.
  package init(_ type: Target.Type, named parameter: String) {
    self.init(
      fails: Target.findFailures, taking: [parameter: Target.referenceSchema],
      by: { (context, caller, db) throws(Failure) in
        try Target.find(context.path[parameter], for: caller, db)
      })
  }
}
