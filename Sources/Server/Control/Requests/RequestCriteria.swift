import Simulation
import Wire

/// What recorded requests may have in common; what is not given takes all.
struct RequestCriteria: RequestQuery {
  let world: WorldNameText?
  let vendor: String?
  let operation: String?
  let status: StatusPattern?
  let method: String?
  /// As the client wrote it below the mount; `*` stands for any text.
  let path: String?
  /// World time, inclusive.
  let since: Instant?
  /// World time, exclusive.
  let until: Instant?
  let header: [HeaderPattern]?
  let body: [BodyPattern]?
  /// A rule that had a part in the answer.
  let rule: String?
  /// Whether something was changed that was kept.
  let applied: Bool?
}

/// What recorded requests have in common, and what one route takes beside that.
struct CriteriaAnd<Extra: RequestQuery>: OperationInput {
  let criteria: RequestCriteria
  let extra: Extra

  static var shape: InputShape {
    let properties = RequestCriteria.requestSchema.properties + Extra.requestSchema.properties
    return InputShape(query: Schema(.object(properties, open: false)))
  }

  static func read(_ raw: inout RawInput) throws(InputError) -> Self {
    CriteriaAnd(
      criteria: try raw.query(RequestCriteria.self), extra: try raw.query(Extra.self))
  }
}
