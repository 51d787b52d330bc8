import HTTPTypes
import Simulation
import Wire

/// Rules about what is looked at before a handler, and in which order.
extension Conformance {
  /// A request without a key is refused on every route that needs one, with 401.
  package func missingKeysAreRefused() async throws -> [String] {
    let world = try world()
    var findings: [String] = []
    for operation in vendor.operations where operation.status == .simulated {
      guard operation.access != .anyone, vendor.description.stages.first == .access else {
        continue
      }
      let path = path(of: operation, from: profile.path) ?? operation.template.description
      let response = await world.send(operation.method, path, key: .none)
      if response.status != 401 || response.code == nil {
        findings.append("\(operation.id) got \(Self.name(response)) without a key")
      }
    }
    return findings
  }

  /// A body that is not JSON is refused in the vendor's words, and nothing is made of it.
  package func malformedBodiesAreRefused() async throws -> [String] {
    guard let creation = profile.create else { return [] }
    let world = try world()
    let operation = try operation(creation.operation)
    let path = try path(of: operation)
    var findings: [String] = []
    for text in ["{", "{\"a\": }", "nonsense", "[1,]", "\u{FEFF}{}", "{}{}"] {
      let response = await world.send(
        operation.method, path, headers: [.contentType: "application/json"], body: Array(text.utf8))
      if response.code == nil || !(400..<500).contains(response.status) {
        findings.append("\(operation.id) got \(Self.name(response)) for the body \(text)")
      }
    }
    return findings
  }

  /// A body over the limit is refused with 413 (or what the vendor documents).
  package func oversizedBodiesAreRefused() async throws -> [String] {
    let world = try world()
    let operation = try operation((profile.create?.operation) ?? profile.list.operation)
    let response = await world.send(operation.method, try path(of: operation), isOversized: true)
    let status = profile.statuses?.oversizedBody ?? 413
    guard response.status != status || response.code == nil else { return [] }
    return ["\(operation.id) got \(Self.name(response)) for a body over the limit"]
  }

  /// A request that breaks everything at once is refused for one thing after the other, as they are
  /// mended, in the order of the stages that the vendor declares.
  ///
  /// What each fault alone is refused with is found out first. Looked at is every operation whose
  /// path values the profile has.
  package func admissionKeepsItsOrder() async throws -> [String] {
    let world = try world()
    var findings: [String] = []
    var looked = 0
    for operation in vendor.operations where operation.status == .simulated {
      guard let requests = broken(operation) else { continue }
      var steps = requests.breakable
      if profile.late?.contains(operation.id) == true, let target = steps.firstIndex(of: .target) {
        steps.append(steps.remove(at: target))
      }
      guard steps.count > 1 else { continue }
      var alone: [PipelineStage: String] = [:]
      for step in steps { alone[step] = Self.name(await requests.send([step], in: world)) }
      guard Set(alone.values).count == steps.count else {
        findings.append(
          "\(operation.id): faults cannot be told apart, \(alone); are its path values right?")
        continue
      }
      looked += 1
      for index in steps.indices {
        let found = Self.name(await requests.send(Set(steps[index...]), in: world))
        if found != alone[steps[index]] {
          findings.append(
            "\(operation.id): with faults of \(steps[index...]) it got \(found), "
              + "not \(alone[steps[index]] ?? "")")
        }
      }
    }
    if looked == 0 { findings.append("no operation has two things to break") }
    return findings
  }

  /// Requests to one operation, with any of its faults.
  private struct Broken {
    let operation: Operation
    let path: String
    let absent: String
    let breakable: [PipelineStage]

    func send(_ faults: Set<PipelineStage>, in world: TestWorld) async -> TestResponse {
      let takesJSON = operation.shapes.input.bodyKind == .json
      return await world.send(
        operation.method, faults.contains(.target) ? absent : path,
        headers: takesJSON ? [.contentType: "application/json"] : [:],
        body: takesJSON ? Array((faults.contains(.input) ? "{" : "{}").utf8) : [],
        isOversized: !takesJSON && faults.contains(.input),
        key: faults.contains(.access) ? .none : .demo)
    }
  }

  private func broken(_ operation: Operation) -> Broken? {
    guard let path = path(of: operation, from: profile.path),
      let absent = self.path(of: operation, from: profile.absent)
    else { return nil }
    let breakable = vendor.description.stages.filter { step in
      switch step {
      case .access: operation.access != .anyone
      case .target: path != absent
      case .input: true
      }
    }
    return Broken(operation: operation, path: path, absent: absent, breakable: breakable)
  }
}
