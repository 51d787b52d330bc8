import Simulation
import Wire

extension ControlPlane {
  static func listWorlds(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> WorldList {
    var reports: [WorldReport] = []
    for world in control.worlds.all { reports.append(await WorldReport(world, control.worlds)) }
    return WorldList(
      worlds: reports, evicted: control.worlds.evictions.map(EvictionReport.init))
  }

  static func createWorld(
    _ call: ControlCall<WorldCreation>, _ control: ControlPlane
  ) async throws(Problem) -> WorldReport {
    let name = call.input.name.value
    let scenario = try call.input.scenario.map { document throws(Problem) in
      try control.scenario(
        document, at: .root.appending("scenario"), in: name, wall: control.worlds.wall())
    }
    let made = try await Problem.attempt {
      try control.worlds.create(name) {
        try call.input.change(&$0, scenario, control.worlds.snapshots)
      }
    }
    guard let made else { throw .takenWorld(name) }
    return await WorldReport(made, control.worlds)
  }

  static func getWorld(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> WorldReport {
    await WorldReport(try control.existingWorld(call.path["world"]), control.worlds)
  }

  static func deleteWorld(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> NoContent {
    let name = try control.existingWorld(call.path["world"]).name
    guard name != Worlds.defaultName else {
      throw Problem(409, "the default world stays", "reset it to begin anew")
    }
    control.worlds.remove(name)
    control.journal.clear(name)
    return NoContent()
  }

  static func resetWorld(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> WorldReport {
    let world = try call.world(of: control)
    try await Problem.attempt {
      try await control.worlds.replaceContents(of: world, .reset) { try await world.reset() }
    }
    // Its counters begin anew too: what can be read must agree with what is counted.
    control.journal.clear(world.name)
    return await WorldReport(world, control.worlds)
  }

  static func forkWorld(
    _ call: ControlCall<WorldFork>, _ control: ControlPlane
  ) async throws(Problem) -> WorldReport {
    let world = try call.world(of: control)
    let name = call.input.name.value
    // Looked at first: a fork under a name that is refused is not worth making.
    guard control.worlds.known(name) == nil else { throw .takenWorld(name) }
    let made = try await Problem.attempt { try await world.fork(named: name) }
    try await Problem.attempt { try await control.worlds.observer?.forked(made) }
    guard let fork = control.worlds.add(made) else { throw .takenWorld(name) }
    return await WorldReport(fork, control.worlds)
  }

  static func diffWorlds(
    _ call: ControlCall<DiffQuery>, _ control: ControlPlane
  ) async throws(Problem) -> Reply<JSON> {
    let world = try control.existingWorld(call.named ?? Worlds.defaultName)
    let other = try await control.other(call.input.with)
    let (from, to) = try await Problem.attempt {
      (try await world.stateDump(), try await other.stateDump())
    }
    return Reply(.array(StateDump.patch(from: from, to: to)))
  }

  /// What a world is compared with: another world, or one made from a snapshot and forgotten.
  private func other(_ name: String) async throws(Problem) -> World {
    guard let name = Snapshot.name(inBaseline: name) else { return try existingWorld(name) }
    let snapshot = try worlds.snapshots.named(name, at: "with")
    return try await Problem.attempt {
      var configuration = worlds.configuration
      configuration.begin(from: snapshot)
      configuration.clock = .frozen
      return try World(name: name, configuration)
    }
  }

  /// The world of that name; none is made.
  func existingWorld(_ name: String) throws(Problem) -> World {
    if let world = worlds.known(name) { return world }
    let fate = worlds.eviction(of: name)?.description ?? "there is no world '\(name)'"
    throw Problem(
      404, "unknown world", "\(fate); it is made by POST worlds or on first use",
      expected: NearestNames.sorted(worlds.names, to: name))
  }
}

/// The body of `POST fork`.
struct WorldFork: RequestBody {
  let name: WorldNameText
}

/// The query of `GET diff`.
struct DiffQuery: RequestQuery {
  /// A world, or `snapshot:` and a name.
  let with: String
}

extension Problem {
  static func takenWorld(_ name: String) -> Problem {
    Problem(
      409, "there is such a world", "a world '\(name)' exists; reset it, or take another name",
      pointer: "/name")
  }
}
