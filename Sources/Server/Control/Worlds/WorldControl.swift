import HTTPTypes
import Simulation
import Telemetry
import Wire

/// `/worlds`, and what is done to a world as a whole.
enum WorldControl {
  static let operations: [ControlOperation] = [
    .operation(.get, "/worlds", "List the worlds", id: "listWorlds", by: listWorlds),
    .operation(
      .post, "/worlds", "Make a world", returns: .created, id: "createWorld", by: createWorld),
    .operation(.get, "/worlds/{world}", "Read a world", id: "getWorld", by: getWorld),
    .operation(
      .delete, "/worlds/{world}", "Forget a world and its requests", returns: .noContent,
      id: "deleteWorld", by: deleteWorld),
    .operation(
      .post, "/reset", "Begin a world anew from its baseline; its clock goes on",
      id: "resetWorld", about: .world, by: resetWorld),
    .operation(
      .post, "/fork", "Make a world that goes on from where another stands", returns: .created,
      id: "forkWorld", about: .world, by: forkWorld),
    .operation(
      .get, "/diff", "Read what makes another world of this one, as a JSON Patch",
      id: "diffWorlds", about: .world, by: diffWorlds),
    .operation(
      .post, "/restore", "Take a world to where a snapshot was taken", id: "restoreWorld",
      about: .world, by: restoreWorld),
  ]

  static func listWorlds(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> WorldList {
    var reports: [WorldReport] = []
    for world in control.worlds.all { reports.append(await WorldReport(world, control.worlds)) }
    return WorldList(
      worlds: reports, evicted: control.worlds.evictions.map(EvictionReport.init))
  }

  static func createWorld(
    _ call: ControlCall<WorldCreation>, _ control: ControlContext
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
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> WorldReport {
    await WorldReport(try control.existingWorld(call.path["world"]), control.worlds)
  }

  static func deleteWorld(
    _ call: ControlCall<NoInput>, _ control: ControlContext
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
    _ call: ControlCall<NoInput>, _ control: ControlContext
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
    _ call: ControlCall<WorldFork>, _ control: ControlContext
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

  static func restoreWorld(
    _ call: ControlCall<WorldRestoration>, _ control: ControlContext
  ) async throws(Problem) -> WorldReport {
    let snapshot = try control.worlds.snapshots.named(call.input.snapshot, at: "/snapshot")
    let world = try call.world(of: control)
    try await Problem.attempt {
      try await control.worlds.replaceContents(of: world, .restored) {
        try await world.restore(snapshot.image)
      }
    }
    // As at a reset, what can be read must agree with what is counted.
    control.journal.clear(world.name)
    return await WorldReport(world, control.worlds)
  }

  static func diffWorlds(
    _ call: ControlCall<DiffQuery>, _ control: ControlContext
  ) async throws(Problem) -> Reply<JSON> {
    let world = try control.existingWorld(call.named ?? Worlds.defaultName)
    let other = try await control.other(call.input.with)
    let (from, to) = try await Problem.attempt {
      (try await world.stateDump(), try await other.stateDump())
    }
    return Reply(.array(StateDump.patch(from: from, to: to)))
  }
}

extension ControlContext {
  /// What a world is compared with: another world, or one made from a snapshot and forgotten.
  fileprivate func other(_ name: String) async throws(Problem) -> World {
    guard let name = Snapshot.name(inBaseline: name) else { return try existingWorld(name) }
    let snapshot = try worlds.snapshots.named(name, at: "with")
    return try await Problem.attempt {
      var configuration = worlds.configuration
      configuration.begin(from: snapshot)
      configuration.clock = .frozen
      return try World(name: name, configuration)
    }
  }
}

/// The body of `POST fork`.
struct WorldFork: RequestBody {
  let name: WorldNameText
}

/// The body of `POST restore`.
struct WorldRestoration: RequestBody {
  let snapshot: String
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
