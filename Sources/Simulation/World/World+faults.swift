package import Faults
package import HTTPTypes
import Storage
import Wire

/// Rules at work: judging a request, injecting what they decide, modifying what is genuine.
extension World {
  /// Runs an operation, or what answers in place of one, under the world's rules.
  ///
  /// `genuinely` is told whether its answer reaches the client whole; what does not is no read.
  func runUnderRules(
    _ requestContext: RequestContext, _ operation: Operation?, _ vendor: Vendor,
    genuinely: (_ isRead: Bool) -> HandlerResult
  ) -> (HandlerResult, AppliedFault?, [Draw]) {
    guard !faults.isIdle(for: vendor.name) else { return (genuinely(true), nil, []) }
    let decision = faults.judge(
      vendor.faultable(requestContext.request, operation), at: requestContext.now, wall: wall)
    guard !decision.isQuiet else { return (genuinely(true), nil, decision.draws) }
    if faults.hasFollowingPorts { portSignal.notify() }
    var fault = AppliedFault()
    fault.rules = decision.rules
    fault.delay = decision.delay
    fault.pacing = decision.pacing
    fault.alterations = decision.alterations
    fault.holders = decision.holders
    var result = decide(decision, &fault, requestContext, operation, vendor, genuinely)
    fault.alter(&result)
    return (result, fault, decision.draws)
  }

  /// The answer: injected where a rule decides, else genuine.
  private func decide(
    _ decision: Decision, _ fault: inout AppliedFault, _ requestContext: RequestContext,
    _ operation: Operation?, _ vendor: Vendor, _ genuinely: (_ isRead: Bool) -> HandlerResult
  ) -> HandlerResult {
    if let wait = decision.wait {
      fault.decidedBy = AppliedFault.rateLimit
      fault.isApplied = false
      return .response(
        inject(status: 429, retryAfter: wait, requestContext, operation, vendor))
    }
    guard let response = decision.response else { return genuinely(true) }
    fault.decidedBy = response.rule
    switch response.action {
    case .error(let code, let wait):
      fault.isApplied = false
      let failure = requestContext.retrying(after: wait.map { seconds(of: $0) })
      noteRetryDeadline(wait, requestContext, vendor)
      return .response(
        vendor.sample(code, failure)
          ?? inject(status: 500, retryAfter: wait, requestContext, operation, vendor))
    case .status(let status, let wait):
      fault.isApplied = false
      return .response(
        inject(status: status, retryAfter: wait, requestContext, operation, vendor))
    case .connection(let connection):
      fault.connection = connection
      if connection.kind.waits { fault.holders.insert(response.rule) }
      fault.isApplied = response.isApplied ?? connection.isAppliedByDefault
      guard fault.isApplied else {
        return .response(
          inject(status: 503, retryAfter: nil, requestContext, operation, vendor))
      }
      return genuinely(false)
    }
  }

  /// The vendor's envelope of a status: its general error of that status, else the operation's own,
  /// else its internal error under that status.
  private func inject(
    status: Int, retryAfter wait: Duration?, _ requestContext: RequestContext,
    _ operation: Operation?, _ vendor: Vendor
  ) -> Response {
    noteRetryDeadline(wait, requestContext, vendor)
    let failure = requestContext.retrying(after: wait.map { seconds(of: $0) })
    let known = (vendor.generalFailures + (operation?.failures ?? [])).first { $0.status == status }
    if let known, var response = vendor.sample(known.code, failure) {
      // A rule gets the status that it names, against the settings for that error.
      response.status = HTTPResponse.Status(code: status)
      return response
    }
    let fault = StoreError(kind: .other, message: "injected")
    var response = vendor.condition(.store(fault), failure)
    response.status = HTTPResponse.Status(code: status)
    response.diagnosis = nil
    return response
  }

  /// What a client is told to wait: the virtual time by the clock's pace, in whole seconds.
  private func seconds(of wait: Duration) -> Int {
    let rate = clock.mode.rate > 0 ? clock.mode.rate : 1
    return Int((Double(wait.microseconds) / rate / 1_000_000).rounded(.up))
  }

  /// Notes the instant that a client was told to come again at, where a retry moves the clock.
  private func noteRetryDeadline(
    _ wait: Duration?, _ requestContext: RequestContext, _ vendor: Vendor
  ) {
    guard let wait, activeScenario.advancesOnRetry, clock.mode == .frozen else { return }
    let key = vendor.description.credential.key(in: requestContext.request.headers) ?? ""
    retryDeadlines[key] = requestContext.now + wait
  }

  /// Moves a frozen clock to the instant that the same key was promised.
  func advanceToRetryDeadline(of request: Request, of vendor: Vendor) {
    guard !retryDeadlines.isEmpty,
      let instant = retryDeadlines.removeValue(
        forKey: vendor.description.credential.key(in: request.headers) ?? "")
    else { return }
    try? pass(to: instant)
  }

  /// Moves the clock without a report: the next one has what comes to pass.
  private func pass(to instant: Instant) throws {
    try moveClock { _ = $0.set(to: instant, wall: $1) }
    try applyOverdueTransitions()
    changeSignal.notify()
  }

  /// The rules of this world with what they have seen, in the order in which they are tried. Those
  /// that are spent stay; those whose time is up are gone.
  package var rules: [(rule: Rule, matches: Int, hits: Int)] {
    faults.expire(at: wall)
    return faults.armed.map { ($0.rule, $0.matches, $0.hits) }
  }

  /// Adds rules behind those there are.
  package func arm(_ rules: [Rule], rates: [RateRule] = []) {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    faults.add(rules, rates: rates)
    portSignal.notify()
  }

  /// Removes a rule; false where there is none of that name.
  package func disarm(_ name: String) -> Bool {
    let turn = beginTurn()
    let isRemoved = faults.remove(name)
    waits.remove(name)
    endTurn(turn, isRemoved ? .changed : nil)
    portSignal.notify()
    return isRemoved
  }

  /// Removes all rules and their counts. Limits stay.
  package func disarmAll() {
    let turn = beginTurn()
    defer { endTurn(turn, .changed) }
    faults.removeAll()
    waits.removeAll()
    portSignal.notify()
  }
}

extension AppliedFault {
  /// What decides where a limit does.
  static let rateLimit = "rate limit"

  /// Whether a rule sets a header of this name.
  package func sets(header name: HTTPField.Name) -> Bool {
    alterations.contains { alteration in
      guard case .header(let text, _) = alteration else { return false }
      return HTTPField.Name(text) == name
    }
  }

  /// Changes an answer as the rules want it. Of a stream only the head can be changed.
  func alter(_ result: inout HandlerResult) {
    switch result {
    case .response(var response):
      for alteration in alterations { Self.alter(&response, alteration) }
      result = .response(response)
    case .stream(var head, let stream):
      for alteration in alterations { Self.alter(&head, alteration) }
      result = .stream(head, stream)
    case .wait: break
    }
  }

  private static func alter(_ response: inout Response, _ alteration: AppliedFault.Alteration) {
    switch alteration {
    case .patch(let patch):
      guard let json = try? JSON(parsing: response.body) else { return }
      response.body = json.mergePatched(with: patch).serialized()
    case .header(let name, let value):
      if let name = HTTPField.Name(name) { response.headers[name] = value }
    }
  }
}
