import Wire

/// A request's way through one operation: the stages in the vendor's order, the handler, the
/// answer.
///
/// It runs inside one transaction and keeps nothing. A failure is rendered here; whether that is
/// kept follows from its result.
struct RequestPipeline<
  Failure: VendorFailure, Caller: CallerIdentity, Input: OperationInput, Target,
  Output: OperationOutput
> {
  let vendor: VendorAccess<Failure, Caller>
  let requestContext: RequestContext
  let shapes: OperationShapes
  let subject: String
  let successes: [Success]
  let target: (RequestContext, Caller, borrowing Transaction<Failure>) throws(Failure) -> Target
  let handler:
    (Call<Input, Caller>, Target, borrowing Transaction<Failure>) throws(Failure) -> Output

  func run(_ transaction: AnyTransaction) -> HandlerResult {
    do throws(Failure) {
      return try perform(transaction)
    } catch {
      return .response(error.response(in: requestContext))
    }
  }

  private func perform(_ transaction: AnyTransaction) throws(Failure) -> HandlerResult {
    let db = Transaction<Failure>(transaction)
    var caller: Caller?
    var found: Target?
    var input: Input?
    var receipt: IdempotencyReceipt?
    var notes: [String] = []
    for stage in vendor.description.stages {
      switch stage {
      case .access:
        let authenticated = try vendor.authenticate(requestContext, db)
        caller = authenticated
        switch try db.recall(requestContext, authenticated, vendor.description.idempotency) {
        case .kept(let response): return .response(response)
        case .first(let fresh): receipt = fresh
        case .mismatch(let key): throw Failure(.idempotencyMismatch(key: key))
        case .unnamed: break
        }
      case .target:
        guard let caller else { preconditionFailure("a pipeline looks for a target before access") }
        let target = try target(requestContext, caller, db)
        transaction.note(target: target)
        found = target
      case .input:
        input = try read(transaction, &notes)
      }
    }
    guard let caller, let found, let input else {
      preconditionFailure("\(vendor.description.name) leaves out a stage of the pipeline")
    }
    let call = Call(
      input: input, caller: caller, path: requestContext.path, context: requestContext)
    let result = try handler(call, found, db).result(
      successes,
      in: ReplyContext(dialect: requestContext.dialect, origin: requestContext.request.origin))
    notes += transaction.remarks
    guard case .response(var response) = result else { return result }
    if !notes.isEmpty { response.diagnosis = notes.joined(separator: "; ") }
    if let receipt { try db.keep(response, under: receipt) }
    return .response(response)
  }

  /// What is to be said of how a request was read: other spellings, and parameters that the
  /// operation does not declare and that therefore changed nothing. At most eight names of each.
  private func notes(about raw: RawInput) -> [String] {
    var notes: [String] = []
    if !raw.renamed.isEmpty {
      notes.append("read as the documented spelling: \(Self.list(raw.renamed))")
    }
    guard !requestContext.request.query.isEmpty else { return notes }
    let unread = raw.shape.unreadParameters(
      of: Query(requestContext.request.query[...]), alias: raw.alias)
    if !unread.isEmpty {
      notes.append("this operation does not read the parameters \(Self.list(unread))")
    }
    return notes
  }

  private static func list(_ names: [String]) -> String {
    let more = names.count > 8 ? ", ..." : ""
    return names.prefix(8).map { String($0.prefix(40)) }.joined(separator: ", ") + more
  }

  private func read(_ transaction: AnyTransaction, _ notes: inout [String]) throws(Failure) -> Input
  {
    if requestContext.request.isOversized { throw Failure(.bodyTooLarge(limit: BodyLimit.bytes)) }
    let description = vendor.description
    let takesAliases = description.aliasSetting.map { transaction.context.settings[$0] } ?? true
    var raw = RawInput(
      requestContext.request, shape: shapes.input, alias: takesAliases ? description.alias : nil,
      readsEmptyBodyAsObject: description.readsEmptyBodyAsObject,
      emptyParameterIsAbsent: description.emptyParameterIsAbsent,
      refusesNUL: description.refusesNUL, dialect: requestContext.dialect,
      undeclaredJSON: description.undeclaredJSON.flatMap {
        transaction.context.settings[$0.setting] ? $0 : nil
      })
    let input: Input
    do throws(InputError) {
      input = try Input.read(&raw)
    } catch {
      switch error {
      case .syntax(let syntax): throw Failure(.malformedBody(syntax))
      case .missingBody: throw Failure(.missingBody)
      case .unsupportedMediaType(let type): throw Failure(.unsupportedMediaType(type))
      case .violations(let violations):
        throw Failure(.violations(violations, subject: subject))
      }
    }
    if let reason = DryRun.unread(requestContext.request, body: raw.body, shapes.input, raw.alias) {
      throw Failure(.notSimulated(reason))
    }
    notes = self.notes(about: raw)
    return input
  }
}
