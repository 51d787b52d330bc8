import Simulation
import Wire

extension ControlPlane {
  static func listWorlds(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> WorldList {
    var reports: [WorldReport] = []
    for world in control.worlds.all { reports.append(await WorldReport(world)) }
    return WorldList(worlds: reports)
  }

  static func createWorld(
    _ call: ControlCall<WorldCreation>, _ control: ControlPlane
  ) async throws(Problem) -> WorldReport {
    let name = call.input.name.value
    let scenario = try call.input.scenario.map { document throws(Problem) in
      try control.scenario(
        document, at: .root.appending("scenario"), wall: control.worlds.wall())
    }
    let made = try await Problem.attempt {
      try control.worlds.create(name) { call.input.change(&$0, scenario) }
    }
    guard let made else {
      throw Problem(
        409, "there is such a world", "a world '\(name)' exists; reset it, or take another name",
        pointer: "/name")
    }
    return await WorldReport(made)
  }

  static func getWorld(
    _ call: ControlCall<NoInput>, _ control: ControlPlane
  ) async throws(Problem) -> WorldReport {
    await WorldReport(try control.existingWorld(call.path["world"]))
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
    try await Problem.attempt { try await world.reset() }
    // Its counters begin anew too: what can be read must agree with what is counted.
    control.journal.clear(world.name)
    return await WorldReport(world)
  }

  /// The world of that name; none is made.
  private func existingWorld(_ name: String) throws(Problem) -> World {
    if let world = worlds.known(name) { return world }
    throw Problem(
      404, "unknown world",
      "there is no world '\(name)'; it is made by POST worlds or on first use",
      expected: NearestNames.sorted(worlds.names, to: name))
  }
}
