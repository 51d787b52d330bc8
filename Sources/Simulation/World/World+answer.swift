import HTTPTypes
package import Wire

/// What became of one request in one world.
package struct Exchange: Sendable {
  package let conclusion: Conclusion
  package let sequence: UInt64
  package let requestID: String
  package let at: Instant
  /// Nil where no documented route matched.
  package let operation: Operation?
}

extension World {
  /// Answers a request: one synchronous step with one number.
  ///
  /// `again` repeats a request that was told to come again: it keeps its number.
  package func answer(
    _ request: Request, of vendor: Vendor, as match: RouteTable<Int>.Match,
    again number: UInt64? = nil
  ) -> Exchange {
    if number == nil { sequence += 1 }
    let number = number ?? sequence
    let now = now
    let context = context(of: vendor, at: now)
    let knock = { (path: PathParameters, access: AccessRule) in
      Knock(
        request: request, path: path, access: access,
        dialect: vendor.dialect(request, context.settings),
        requestID: vendor.facts.requestID(context.seed, number))
    }
    func refuse(_ condition: EngineCondition) -> Exchange {
      let knock = knock(PathParameters(), .anyone)
      let failure = FailureContext(requestID: knock.requestID, dialect: knock.dialect, now: now)
      var answer = vendor.condition(condition, failure)
      if case .unknownRoute = condition {
        answer.diagnosis = Diagnosis.nearest(to: request, in: vendor)
      }
      count(vendor.name, "", answer)
      return Exchange(
        conclusion: .answer(answer), sequence: number, requestID: knock.requestID, at: now,
        operation: nil)
    }
    switch match {
    case .missing:
      return refuse(.unknownRoute(method: request.method, path: request.path))
    case .otherMethods(let allowed): return refuse(.methodNotAllowed(allowed: allowed))
    case .found(let index, let path):
      let operation = vendor.operations[index]
      let knock = knock(path, operation.access)
      let conclusion = conclude(knock, operation, vendor, context)
      if case .answer(let answer) = conclusion { count(vendor.name, operation.id, answer) }
      if case .follow(let answer, _) = conclusion { count(vendor.name, operation.id, answer) }
      return Exchange(
        conclusion: conclusion, sequence: number, requestID: knock.requestID, at: now,
        operation: operation)
    }
  }

  private func conclude(
    _ knock: Knock, _ operation: Operation, _ vendor: Vendor, _ context: StepContext
  ) -> Conclusion {
    do {
      let database = try database(of: vendor)
      try settle(vendor, database, until: context.now)
      let before = database.revision
      let conclusion = try database.step(context, keep: Self.isKept) { session in
        let conclusion = operation.perform(knock, operation.shapes, session)
        if let reference = operation.reads, Self.isKept(conclusion),
          let resource = vendor.resource(reference.resource)
        {
          try session.countRead(of: resource, knock.path[reference.parameter], vendor.resources)
        }
        return conclusion
      }
      if database.revision != before { bell.ring() }
      return conclusion
    } catch {
      let failure = FailureContext(
        requestID: knock.requestID, dialect: knock.dialect, now: context.now)
      return .answer(vendor.condition(.store(StoreFault(error)), failure))
    }
  }

  /// A step is kept when it answered a success; everything else is rolled back.
  private static func isKept(_ conclusion: Conclusion) -> Bool {
    switch conclusion {
    case .answer(let answer): if case .success = answer.outcome { true } else { false }
    case .again: false
    case .follow: true
    }
  }

  /// Applies what is due in one vendor's database; costs one comparison when nothing is.
  @discardableResult
  func settle(
    _ vendor: Vendor, _ database: VendorDatabase, until now: Instant
  ) throws -> [Transition] {
    guard database.nextDue <= now else { return [] }
    let transitions = try database.step(context(of: vendor, at: now)) { session in
      try session.settle(vendor.resources, until: now)
      return session.transitions
    }
    if !transitions.isEmpty { bell.ring() }
    return transitions
  }

  /// Asks a cursor for its next piece, in a step of its own.
  package func follow(_ cursor: Cursor, of vendor: Vendor) -> Cursor.Piece {
    do {
      let database = try database(of: vendor)
      try settle(vendor, database, until: now)
      return try database.step(context(of: vendor, at: now)) { cursor.advance($0) }
    } catch {
      return .end([])
    }
  }
}

extension World {
  /// The vendor's answer to a request whose wait was in vain.
  package func unfinished(
    _ exchange: Exchange, _ request: Request, of vendor: Vendor
  ) -> Answer {
    let context = context(of: vendor, at: now)
    let failure = FailureContext(
      requestID: exchange.requestID, dialect: vendor.dialect(request, context.settings),
      now: context.now)
    let answer = vendor.condition(.unfinished, failure)
    count(vendor.name, exchange.operation?.id ?? "", answer)
    return answer
  }
}
