import Simulation
import Wire

/// A thing and the state that a clock is to be moved to.
struct AwaitedState: WireInput {
  /// May be missing where one vendor alone has such a thing.
  let vendor: String?
  let resource: String
  let id: String
  let state: String
}

extension ControlContext {
  /// The clock stops exactly where the state is entered; a refused request has moved nothing.
  func advance(
    _ world: World, until target: AwaitedState, within bound: SpelledDuration?
  ) async throws(Problem) -> [Transition] {
    let (vendor, resource) = try await self.resource(of: target, in: world)
    let states =
      (resource.lifecycle?.states ?? [])
      + (vendor.expiry(of: resource.name) == nil ? [] : [Expiry.state])
    guard states.contains(target.state) else { throw .unknownState(target, vendor, states) }
    let limit = bound?.duration ?? .seconds(30 * 86_400)
    let outcome = try await Problem.attempt {
      try await world.advance(
        until: target.state, of: resource, target.id, vendor: vendor, within: limit)
    }
    switch outcome {
    case .reached(let transitions): return transitions
    case .notFound: throw try await unknownThing(target, [(vendor, resource)], world)
    case .notPlanned(let why): throw .notPlanned(target, why, world, limit)
    }
  }

  /// The kind that is meant: the named vendor's, else the one of the only vendor that has the
  /// thing.
  private func resource(
    of target: AwaitedState, in world: World
  ) async throws(Problem) -> (Vendor, Resource) {
    if let name = target.vendor {
      guard let vendor = vendors.first(where: { $0.name == name }) else {
        throw Problem(
          400, "unknown vendor", "no vendor is called '\(name)'", pointer: "/until/vendor",
          expected: NearestNames.sorted(vendors.map(\.name), to: name))
      }
      guard let resource = vendor.resource(target.resource) else {
        throw .unknownKind(target.resource, [vendor])
      }
      return (vendor, resource)
    }
    let kinds = vendors.compactMap { vendor in
      vendor.resource(target.resource).map { (vendor, $0) }
    }
    if kinds.isEmpty { throw .unknownKind(target.resource, vendors) }
    if kinds.count == 1 { return kinds[0] }
    var holders: [(Vendor, Resource)] = []
    for (vendor, resource) in kinds {
      let instance = try await Problem.attempt {
        try await world.instance(resource, target.id, of: vendor)
      }
      if instance != nil { holders.append((vendor, resource)) }
    }
    if holders.isEmpty { throw try await unknownThing(target, kinds, world) }
    guard holders.count == 1 else {
      throw Problem(
        400, "several vendors have such a thing",
        "say which vendor's \(target.resource) '\(target.id)' is meant",
        pointer: "/until/vendor", expected: holders.map(\.0.name))
    }
    return holders[0]
  }

  private func unknownThing(
    _ target: AwaitedState, _ kinds: [(Vendor, Resource)], _ world: World
  ) async throws(Problem) -> Problem {
    var ids: [String] = []
    for (vendor, resource) in kinds {
      ids += try await Problem.attempt {
        try await world.instances(resource, of: vendor, limit: 1_000).map(\.key)
      }
    }
    return Problem(
      404, "unknown thing", "world '\(world.name)' has no \(target.resource) '\(target.id)'",
      pointer: "/until/id", expected: Array(NearestNames.sorted(ids, to: target.id).prefix(5)))
  }
}

extension Problem {
  fileprivate static func unknownKind(_ name: String, _ vendors: [Vendor]) -> Problem {
    var names: [String] = []
    for resource in vendors.flatMap(\.resources) where !names.contains(resource.name) {
      names.append(resource.name)
    }
    return Problem(
      400, "unknown kind of resource",
      "\(vendors.count == 1 ? vendors[0].name : "no vendor") keeps "
        + "\(vendors.count == 1 ? "nothing" : "anything") called '\(name)'",
      pointer: "/until/resource", expected: NearestNames.sorted(names, to: name))
  }

  fileprivate static func unknownState(
    _ target: AwaitedState, _ vendor: Vendor, _ states: [String]
  ) -> Problem {
    Problem(
      400, "unknown state",
      states.isEmpty
        ? "a \(target.resource) of \(vendor.name) has no states"
        : "'\(target.state)' is no state of a \(target.resource) of \(vendor.name)",
      pointer: "/until/state", expected: NearestNames.sorted(states, to: target.state))
  }

  fileprivate static func notPlanned(
    _ target: AwaitedState, _ why: World.NotReached, _ world: World, _ limit: Duration
  ) -> Problem {
    var words = "\(target.resource) '\(target.id)'"
    if let standing = why.standing { words += " is \(standing)" }
    if !why.passed.isEmpty {
      words += ", would be \(why.passed.map(\.to).joined(separator: ", then "))"
    }
    switch (why.next?.at, why.next?.reads) {
    case (let instant?, _):
      words +=
        ", and \(why.next?.state ?? "") only at \(instant.iso8601(.microseconds)), which is "
        + "more than \(limit.spelled()) away; a longer 'within' lets the clock go there"
    case (nil, let reads?):
      words +=
        ", and \(why.next?.state ?? "") when it has been read \(reads) times: no clock "
        + "brings that about"
    case (nil, nil):
      words +=
        ", and nothing is planned that leads to \(target.state): ask the vendor to move it, "
        + "or PUT its state"
    }
    return Problem(
      409, "the state does not come",
      "\(words); the clock of world '\(world.name)' stands where it "
        + "stood",
      pointer: "/until/state", expected: why.passed.map(\.to))
  }
}
