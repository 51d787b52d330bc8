import HTTPTypes
import Simulation
import Storage
import Wire

/// `/resources`: a world's instances.
enum ResourceControl {
  static let operations: [ControlOperation] = [
    .operation(
      .get, "/resources", "Count a world's things by kind", id: "countResources", about: .world,
      by: countResources),
    .operation(
      .get, "/resources/{vendor}/{kind}", "List things of a kind with their states",
      id: "listResources", about: .world, by: listResources),
    .operation(
      .get, "/resources/{vendor}/{kind}/{id}", "Read a thing as its vendor shows it",
      id: "getResource", about: .world, by: getResource),
    .operation(
      .put, "/resources/{vendor}/{kind}/{id}/state",
      "Move a thing to another state of its lifecycle", id: "setResourceState", about: .world,
      by: setResourceState),
  ]

  static func countResources(
    _ call: ControlCall<VendorQuery>, _ control: ControlContext
  ) async throws(Problem) -> PopulationList {
    var vendors = control.vendors
    if let name = call.input.vendor { vendors = [try control.vendor(name)] }
    let world = try call.world(of: control)
    var reports: [PopulationReport] = []
    for vendor in vendors {
      let population = try await Problem.attempt { try await world.population(of: vendor) }
      reports += population.map { PopulationReport(vendor, $0.resource, $0.count) }
    }
    return PopulationList(resources: reports)
  }

  static func listResources(
    _ call: ControlCall<InstanceQuery>, _ control: ControlContext
  ) async throws(Problem) -> InstanceList {
    let (vendor, resource) = try control.resource(call.path)
    let world = try call.world(of: control)
    let limit = call.input.limit?.value ?? 100
    let after = call.input.after ?? ""
    // One more than is asked for tells whether there is a next page.
    let found = try await Problem.attempt {
      try await world.instances(resource, of: vendor, after: after, limit: limit + 1)
    }
    let things = found.prefix(limit).map { InstanceReport(id: $0.key, state: $0.state) }
    return InstanceList(things: things, next: found.count > limit ? things.last?.id : nil)
  }

  static func getResource(
    _ call: ControlCall<NoInput>, _ control: ControlContext
  ) async throws(Problem) -> InstanceDetail {
    let (vendor, resource) = try control.resource(call.path)
    let world = try call.world(of: control)
    let id = call.path["id"]
    let shown = try await Problem.attempt { try await world.instance(resource, id, of: vendor) }
    guard let shown else { throw .unknownThing(resource, id, world) }
    let state = try await Problem.attempt {
      try await world.state(of: resource, id, of: vendor)
    }
    let offered = state.flatMap { resource.lifecycle?.targets(from: $0) } ?? []
    return InstanceDetail(
      vendor: vendor.name, kind: resource.name, id: id, state: state, offered: offered,
      shown: RawJSON(shown))
  }

  static func setResourceState(
    _ call: ControlCall<StateChange>, _ control: ControlContext
  ) async throws(Problem) -> MoveReport {
    let (vendor, resource) = try control.resource(call.path)
    let world = try call.world(of: control)
    let id = call.path["id"]
    let state = call.input.to
    let outcome = try await Problem.attempt {
      try await world.move(resource, id, to: state, of: vendor)
    }
    switch outcome {
    case .success(let transitions):
      return await MoveReport(
        world: world.name, now: world.now, transitions: transitions.map(TransitionReport.init))
    case .failure(.noLifecycle):
      throw Problem(
        409, "nothing to move", "a \(resource.name) of \(vendor.name) has no states")
    case .failure(.notFound): throw .unknownThing(resource, id, world)
    case .failure(.notOffered(let from, let offered)):
      let isState = resource.lifecycle?.states.contains(state) ?? false
      throw Problem(
        409, "the lifecycle has no such move",
        "a \(resource.name) that is \(from) does not become \(state)"
          + (isState ? "" : ", which is none of its states")
          + (offered.isEmpty ? "; it stays so for good" : ""),
        pointer: "/to", expected: offered)
    }
  }
}

extension ControlContext {
  fileprivate func resource(_ path: PathParameters) throws(Problem) -> (Vendor, Resource) {
    let vendor = try vendor(path["vendor"])
    let kind = path["kind"]
    if let resource = vendor.resource(kind) { return (vendor, resource) }
    throw Problem(
      404, "unknown kind of resource", "\(vendor.name) keeps nothing called '\(kind)'",
      expected: NearestNames.sorted(vendor.resources.map(\.name), to: kind))
  }
}

/// What `GET resources` may be narrowed by.
struct VendorQuery: RequestQuery {
  let vendor: String?
}

/// A page of `GET resources/{vendor}/{kind}`.
struct InstanceQuery: RequestQuery {
  /// The last id of the page before.
  let after: String?
  let limit: Count<1, 1000>?
}

/// The body of `PUT .../state`.
struct StateChange: RequestBody {
  let to: String
}

extension Problem {
  fileprivate static func unknownThing(
    _ resource: Resource, _ id: String, _ world: World
  ) -> Problem {
    Problem(
      404, "unknown thing", "world '\(world.name)' has no \(resource.name) '\(id)'",
      pointer: "id")
  }
}
