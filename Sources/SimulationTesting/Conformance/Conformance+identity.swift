import HTTPTypes
import Simulation
import Wire

/// Rules about what two worlds have in common, and what a failure leaves behind.
extension Conformance {
  /// The same requests in two worlds of one seed get the same bytes; another seed, other ids.
  package func identifiersFollowTheSeed() async throws -> [String] {
    guard let creation = profile.create else { return [] }
    var findings: [String] = []
    let worlds = [try world(), try world(), try world(seed: 2)]
    for number in 1...3 {
      var answers: [TestResponse] = []
      for world in worlds { answers.append(try await create(number, by: creation, in: world)) }
      if answers[0].body != answers[1].body || answers[0].headers != answers[1].headers {
        findings.append("thing \(number) differs between two worlds of one seed")
      }
      if answers[0][creation.id] == answers[2][creation.id] {
        findings.append("thing \(number) has the same id under another seed")
      }
    }
    return findings
  }

  /// A request that is refused after an id has been taken for it changes nothing: the next thing
  /// gets that id, and lists are the same.
  package func failuresLeaveNoTrace() async throws -> [String] {
    guard let creation = profile.create, let rejected = profile.rejected else { return [] }
    let operation = try operation(creation.operation)
    let list = try self.operation(profile.list.operation)
    let calm = try world()
    let troubled = try world()
    let problem = await troubled.send(operation.method, try path(of: operation), json: rejected)
    var findings: [String] = []
    if problem.code == nil { findings.append("the body that was to be refused was taken") }
    let first = try await create(1, by: creation, in: calm)
    let second = try await create(1, by: creation, in: troubled)
    if first.body != second.body {
      findings.append("after a failure a new thing is \(second.text), not \(first.text)")
    }
    let before = await calm.send(list.method, try path(of: list))
    let after = await troubled.send(list.method, try path(of: list))
    if before.body != after.body { findings.append("after a failure the list is \(after.text)") }
    return findings
  }
}
