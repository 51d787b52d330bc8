import Faults
import HTTPTypes
import Storage
import Wire

/// One request in one world: rules, the operation's pipeline in a transaction, what observes it.
extension World {
  /// Answers a request: one synchronous turn with one number.
  ///
  /// `again` repeats a request that was told to come again: it keeps its number, and rules do not
  /// look at it twice.
  package func handle(
    _ request: Request, of vendor: Vendor, as match: RouteTable<Int>.Match,
    again earlier: ProcessedRequest? = nil
  ) -> ProcessedRequest {
    let turn = beginTurn()
    if earlier == nil { sequence += 1 }
    var processed = process(
      request, numbered: earlier?.sequence ?? sequence, of: vendor, as: match, again: earlier)
    processed.generation = generation
    // A wait that goes on has been registered by its first turn.
    processed.release =
      earlier?.release
      ?? processed.fault.flatMap { $0.holders.isEmpty ? nil : waits.hold(by: $0.holders) }
    var kind: WorldTurn.Kind? = earlier == nil ? .began : .resumed
    if case .wait = processed.result {
      // Nothing remains of a turn that only says "not yet".
      if earlier != nil { kind = nil }
    } else {
      observer?.observe(processed, request, of: vendor, settings: activeScenario.settings)
    }
    endTurn(turn, kind)
    return processed
  }

  private func process(
    _ request: Request, numbered number: UInt64, of vendor: Vendor,
    as match: RouteTable<Int>.Match, again earlier: ProcessedRequest?
  ) -> ProcessedRequest {
    advanceToRetryDeadline(of: request, of: vendor)
    let before = changes
    let (operation, path): (Operation?, PathParameters) =
      if case .found(let index, let path) = match { (vendor.operations[index], path) } else {
        (nil, PathParameters())
      }
    let transaction = context(of: vendor, at: now)
    let context = RequestContext(
      request: request, path: path, access: operation?.access ?? .anyone,
      dialect: vendor.dialect(request, transaction.settings),
      requestID: vendor.description.requestID(transaction.seed, number), transaction: transaction)
    var lags = false
    func genuinely(_ isRead: Bool) -> HandlerResult {
      guard let operation else { return .response(unmatched(context, vendor, as: match)) }
      return genuine(context, operation, vendor, isRead: isRead, lags: &lags)
    }
    var processed: ProcessedRequest
    if let earlier {
      var result = genuinely(earlier.fault?.decidedBy == nil)
      earlier.fault?.alter(&result)
      processed = earlier
      processed.result = result
      processed.at = context.now
    } else {
      var (result, fault, draws) = runUnderRules(context, operation, vendor, genuinely: genuinely)
      if lags { fault = (fault ?? AppliedFault()).lagging() }
      processed = ProcessedRequest(
        result: result, sequence: number, requestID: context.requestID, at: context.now,
        operation: operation, fault: fault, draws: draws, dialect: context.dialect)
    }
    processed.hasChanged = changes != before
    return processed
  }

  /// What the vendor says to a request that no documented route takes.
  private func unmatched(
    _ context: RequestContext, _ vendor: Vendor, as match: RouteTable<Int>.Match
  ) -> Response {
    let request = context.request
    if case .otherMethods(let allowed) = match {
      return vendor.condition(.methodNotAllowed(allowed: allowed), context)
    }
    var response = vendor.condition(
      .unknownRoute(method: request.method, path: request.path), context)
    response.diagnosis = Diagnosis.nearest(to: request, in: vendor)
    return response
  }

  /// What an operation answers, with a remark where its JSON was not declared as such.
  private func genuine(
    _ context: RequestContext, _ operation: Operation, _ vendor: Vendor, isRead: Bool,
    lags: inout Bool
  ) -> HandlerResult {
    let result = run(context, operation, vendor, isRead: isRead, lags: &lags)
    // What a reader of plain JSON has to say of compressed bytes leads astray.
    if let reason = context.request.encodedBody { return result.diagnosed(reason) }
    guard operation.shapes.input.takesJSON, let finding = UndeclaredJSON.finding(context.request)
    else { return result }
    return result.noting(finding)
  }

  /// Runs an operation in a turn. `isRead` says whether its client gets to see what it answers, so
  /// that a success counts as a read; `lags` becomes whether the answer lags behind a write.
  private func run(
    _ context: RequestContext, _ operation: Operation, _ vendor: Vendor, isRead: Bool,
    lags: inout Bool
  ) -> HandlerResult {
    guard !configuration.isStateless else { return runStateless(context, operation, vendor) }
    do {
      let database = try database(of: vendor)
      try applyDueTransitions(vendor, database, until: context.now)
      if !lagging.isEmpty,
        let result = try behind(context, operation, vendor, database, isRead: isRead)
      {
        lags = true
        return result
      }
      let before = database.revision
      var added: [TargetRow] = []
      var passed: [Transition] = []
      let result = try database.inTransaction(context.transaction, keep: Self.isKept) {
        transaction in
        let result = operation.perform(context, operation.shapes, transaction)
        if isRead, let reference = operation.reads, Self.isKept(result),
          let resource = vendor.resource(reference.resource)
        {
          let key =
            transaction.target?.key(in: resource) ?? context.path[reference.parameter]
          let asked = transaction.transitions.count
          try transaction.countRead(of: resource, key, vendor.resources)
          passed = Array(transaction.transitions[asked...])
        }
        added = transaction.added
        return result
      }
      if !added.isEmpty, Self.isKept(result) { noteLag(of: added, vendor, at: context.now) }
      if !passed.isEmpty { unreported.add(passed) }
      if database.revision != before {
        changes += 1
        changeSignal.notify()
      }
      return result
    } catch {
      return .response(vendor.condition(.store(StoreError(error)), context))
    }
  }

  /// A turn is kept when it answered a success; everything else is rolled back.
  private static func isKept(_ result: HandlerResult) -> Bool {
    switch result {
    case .response(let response): if case .success = response.outcome { true } else { false }
    case .wait: false
    case .stream: true
    }
  }

  /// Applies what is due in one vendor's database, for the next report; costs one comparison when
  /// nothing is.
  func applyDueTransitions(
    _ vendor: Vendor, _ database: VendorDatabase, until now: Instant
  ) throws {
    guard database.nextDue <= now else { return }
    let transitions = try database.inTransaction(context(of: vendor, at: now)) { transaction in
      try transaction.applyDueTransitions(vendor.resources, until: now)
      return transaction.transitions
    }
    if !transitions.isEmpty {
      unreported.add(transitions)
      changeSignal.notify()
    }
  }

  /// Asks a stream for its next event, in a turn of its own. A cursor of another generation has
  /// lost its place, and ends.
  package func follow(
    _ stream: EventStream, of vendor: Vendor, generation: Int
  ) -> StreamEvent<EventStream> {
    let turn = beginTurn()
    defer { endTurn(turn, .streamed) }
    guard generation == self.generation, !waits.hasEnded else { return .end([]) }
    do {
      let database = try database(of: vendor)
      try applyDueTransitions(vendor, database, until: now)
      return try database.inTransaction(context(of: vendor, at: now)) { stream.advance($0) }
    } catch {
      return .end([])
    }
  }
}

extension World {
  /// The vendor's answer to a request whose wait was in vain.
  package func unfinished(
    _ processed: ProcessedRequest, _ request: Request, of vendor: Vendor
  ) -> Response {
    let turn = beginTurn()
    defer { endTurn(turn, .timedOut) }
    let transaction = context(of: vendor, at: now)
    var response = vendor.condition(
      .unfinished,
      RequestContext(
        request: request, path: PathParameters(), access: .anyone,
        dialect: vendor.dialect(request, transaction.settings), requestID: processed.requestID,
        transaction: transaction))
    if waits.hasEnded {
      response.diagnosis = "world '\(name)' was deleted while the request waited in it"
    }
    var ended = processed
    ended.result = .response(response)
    // As of any other answer that no rule has decided.
    processed.fault?.alter(&ended.result)
    response = ended.result.head ?? response
    observer?.observe(ended, request, of: vendor, settings: activeScenario.settings)
    return response
  }
}

/// Stateless mode at work: a turn whose writes, such as the note that a key was used, are rolled
/// back.
extension World {
  /// Answers an operation from samples.
  func runStateless(
    _ requestContext: RequestContext, _ operation: Operation, _ vendor: Vendor
  ) -> HandlerResult {
    do {
      return try database(of: vendor).inTransaction(
        requestContext.transaction, keep: { _ in false }
      ) { transaction in
        operation.performStateless(requestContext, operation.shapes, vendor.stateless, transaction)
      }
    } catch {
      return .response(vendor.condition(.store(StoreError(error)), requestContext))
    }
  }
}
