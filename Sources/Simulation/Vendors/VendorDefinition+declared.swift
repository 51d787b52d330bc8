import HTTPTypes
import Wire

extension VendorDefinition {
  /// The routes of a table. `what` begins the message that they answer: `sandboxes`.
  package static func declared(
    _ what: String, about subject: String, below base: String, source: Source, _ table: String
  ) -> [Operation] {
    DeclaredRoute.lines(of: table).map { line in
      Route<Failure, Caller>(
        declared: line.facts(
          below: base, about: subject, tier: 3, access: .key, DeclaredRoute.status(of: what),
          source)
      ).bound(to: access)
    }
  }

  /// Families by the first segments of their paths, separated by blanks: `cron-jobs` is the family
  /// `* /cron-jobs/...` with the id `cronJobs`.
  package static func families(
    below base: String, source: Source, _ names: String
  ) -> [Operation] {
    names.split(whereSeparator: \.isWhitespace).flatMap { name in
      let id = OperationName.joined(name)
      return declared(
        String(name), about: id, below: base, source: source, "* /\(name)/... \(id)")
    }
  }
}
