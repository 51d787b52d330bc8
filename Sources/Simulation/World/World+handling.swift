package import Faults
import HTTPTypes
import Storage
package import Wire

/// What became of one request in one world.
package struct ProcessedRequest: Sendable {
  package var result: HandlerResult
  package let sequence: UInt64
  package let requestID: String
  package let at: Instant
  /// Nil where no documented route matched.
  package let operation: Operation?
  /// What the world's rules did to it; nil for nothing.
  package var fault: AppliedFault?
  /// What chance gave while they were judged.
  package var draws: [Draw] = []
  /// The dialect in which an operation has answered.
  package var dialect: Dialect?
  /// Whether it changed something that was kept.
  package var hasChanged = false
  /// Rings when what the rules make the client wait for is over before its time; nil for no wait.
  var release: ChangeSignal?
  /// The generation of the world's data that it saw.
  package var generation = 0

  /// Returns when waits that rules have put on the answer are over before their time, or when the
  /// task is cancelled; nil where there are none.
  package var released: (@Sendable () async -> Void)? {
    guard let release else { return nil }
    return { await release.wait(since: 0) }
  }
}

extension World {
  /// What becomes of a request, inside a turn.
  func process(
    _ request: Request, of vendor: Vendor, as match: RouteTable<Int>.Match,
    again earlier: ProcessedRequest?
  ) -> ProcessedRequest {
    var processed = run(request, of: vendor, as: match, again: earlier)
    processed.generation = generation
    // A wait that goes on has been registered by its first turn.
    processed.release =
      earlier?.release
      ?? processed.fault.flatMap { $0.holders.isEmpty ? nil : waits.hold(by: $0.holders) }
    if case .wait = processed.result { return processed }
    observer?.observe(processed, request, of: vendor, settings: activeScenario.settings)
    return processed
  }

  private func run(
    _ request: Request, of vendor: Vendor, as match: RouteTable<Int>.Match,
    again earlier: ProcessedRequest?
  ) -> ProcessedRequest {
    if earlier == nil { sequence += 1 }
    let number = earlier?.sequence ?? sequence
    advanceToRetryDeadline(of: request, of: vendor)
    let now = now
    let before = changes
    let context = context(of: vendor, at: now)
    let requestContext = { (path: PathParameters, access: AccessRule) in
      RequestContext(
        request: request, path: path, access: access,
        dialect: vendor.dialect(request, context.settings),
        requestID: vendor.description.requestID(context.seed, number))
    }
    switch match {
    case .missing:
      let requestContext = requestContext(PathParameters(), .anyone)
      let condition = EngineCondition.unknownRoute(method: request.method, path: request.path)
      return refuse(
        requestContext, condition, vendor, number, context,
        Diagnosis.nearest(to: request, in: vendor))
    case .otherMethods(let allowed):
      let requestContext = requestContext(PathParameters(), .anyone)
      return refuse(requestContext, .methodNotAllowed(allowed: allowed), vendor, number, context)
    case .found(let index, let path):
      let operation = vendor.operations[index]
      let requestContext = requestContext(path, operation.access)
      if let earlier {
        var result = genuine(
          requestContext, operation, vendor, context, isRead: earlier.fault?.decidedBy == nil)
        earlier.fault?.alter(&result)
        return ProcessedRequest(
          result: result, sequence: number, requestID: requestContext.requestID, at: now,
          operation: operation, fault: earlier.fault, draws: earlier.draws,
          dialect: requestContext.dialect,
          hasChanged: changes != before)
      }
      let (result, fault, draws) = runUnderRules(requestContext, operation, vendor, context) {
        genuine(requestContext, operation, vendor, context, isRead: $0)
      }
      return ProcessedRequest(
        result: result, sequence: number, requestID: requestContext.requestID, at: now,
        operation: operation, fault: fault, draws: draws, dialect: requestContext.dialect,
        hasChanged: changes != before)
    }
  }

  /// Answers what no documented route takes; rules that ask for no operation are about it too.
  private func refuse(
    _ requestContext: RequestContext, _ condition: EngineCondition, _ vendor: Vendor,
    _ number: UInt64,
    _ context: TransactionContext, _ diagnosis: String? = nil
  ) -> ProcessedRequest {
    let failure = FailureContext(of: requestContext, in: context)
    let (result, fault, draws) = runUnderRules(requestContext, nil, vendor, context) { _ in
      var response = vendor.condition(condition, failure)
      if let diagnosis { response.diagnosis = diagnosis }
      return .response(response)
    }
    return ProcessedRequest(
      result: result, sequence: number, requestID: requestContext.requestID, at: context.now,
      operation: nil, fault: fault, draws: draws)
  }

  /// What an operation answers, with a remark where its JSON was not declared as such.
  private func genuine(
    _ requestContext: RequestContext, _ operation: Operation, _ vendor: Vendor,
    _ context: TransactionContext, isRead: Bool
  ) -> HandlerResult {
    let result = run(requestContext, operation, vendor, context, isRead: isRead)
    guard operation.shapes.input.takesJSON,
      let finding = UndeclaredJSON.finding(requestContext.request)
    else { return result }
    return result.noting(finding)
  }

  /// Runs an operation in a turn. `isRead` says whether its client gets to see what it answers, so
  /// that a success counts as a read.
  private func run(
    _ requestContext: RequestContext, _ operation: Operation, _ vendor: Vendor,
    _ context: TransactionContext, isRead: Bool
  ) -> HandlerResult {
    guard !configuration.isStateless else {
      return runStateless(requestContext, operation, vendor, context)
    }
    do {
      let database = try database(of: vendor)
      try applyDueTransitions(vendor, database, until: context.now)
      let before = database.revision
      let result = try database.inTransaction(context, keep: Self.isKept) { transaction in
        let result = operation.perform(requestContext, operation.shapes, transaction)
        if isRead, let reference = operation.reads, Self.isKept(result),
          let resource = vendor.resource(reference.resource)
        {
          let key =
            transaction.target?.key(in: resource) ?? requestContext.path[reference.parameter]
          try transaction.countRead(of: resource, key, vendor.resources)
        }
        return result
      }
      if database.revision != before {
        changes += 1
        changeSignal.notify()
      }
      return result
    } catch {
      let failure = FailureContext(of: requestContext, in: context)
      return .response(vendor.condition(.store(StoreError(error)), failure))
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

  /// Applies what is due in one vendor's database; costs one comparison when nothing is.
  @discardableResult
  func applyDueTransitions(
    _ vendor: Vendor, _ database: VendorDatabase, until now: Instant
  ) throws -> [Transition] {
    guard database.nextDue <= now else { return [] }
    let transitions = try database.inTransaction(context(of: vendor, at: now)) { transaction in
      try transaction.applyDueTransitions(vendor.resources, until: now)
      return transaction.transitions
    }
    if !transitions.isEmpty { changeSignal.notify() }
    return transitions
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
    let context = context(of: vendor, at: now)
    let failure = FailureContext(
      requestID: processed.requestID, dialect: vendor.dialect(request, context.settings),
      in: context)
    var response = vendor.condition(.unfinished, failure)
    if waits.hasEnded {
      response.diagnosis = "world '\(name)' was deleted while the request waited in it"
    }
    var ended = processed
    ended.result = .response(response)
    observer?.observe(ended, request, of: vendor, settings: activeScenario.settings)
    return response
  }
}
