import HTTPTypes
import Simulation
import Wire

/// Rules about routes that are documented and not simulated.
extension Conformance {
  /// The vendor lets its client in or refuses it, then says in its own envelope that the route is
  /// not simulated; never that something of the demo data is missing.
  package func declaredRoutesSaySo() async throws -> [String] {
    let world = try world()
    let isAccessFirst = vendor.description.stages.first == .access
    var findings: [String] = []
    for operation in vendor.operations where operation.status != .simulated {
      let request = SampleRequest(operation, of: vendor)
      let path = known(request.path, of: operation)
      let response = await world.send(request.method, path)
      if response.status != 501 || response.code == nil || response.operation != operation.id {
        findings.append(
          "\(operation.id) got \(Self.name(response)) at \(response.operation ?? "no route")")
      }
      guard isAccessFirst, operation.access != .anyone else { continue }
      let refused = await world.send(request.method, path, key: .none)
      if refused.status != 401 {
        findings.append("\(operation.id) got \(Self.name(refused)) without a key")
      }
    }
    return findings
  }

  /// A path of placeholders with the things of the demo data in it, as far as the profile names them:
  /// what is looked for first exists.
  private func known(_ sample: String, of operation: Operation) -> String {
    var parts = sample.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for (index, segment) in operation.template.segments.enumerated()
    where index + 1 < parts.count {
      guard let name = segment.parameter,
        let value = profile.path["\(operation.subject).\(name)"] ?? profile.path[name]
      else { continue }
      parts[index + 1] = segment.prefix + value + segment.suffix
    }
    return parts.joined(separator: "/")
  }

  /// The status of what is not simulated is the setting's.
  package func notSimulatedStatusIsASetting() async throws -> [String] {
    guard let operation = vendor.operations.first(where: { $0.status != .simulated }) else {
      return []
    }
    var settings = Settings()
    settings.set("not_simulated_status", to: 409)
    let world = try TestWorld([vendor], settings: [vendor.name: settings])
    let request = SampleRequest(operation, of: vendor)
    let response = await world.send(request.method, known(request.path, of: operation))
    guard response.status != 409 || response.code == nil else { return [] }
    return ["\(operation.id) got \(Self.name(response)) under not_simulated_status=409"]
  }

  /// Rate limits and outages have an answer in the vendor's envelope: an error of 429 and one of 503
  /// that any operation may answer. Rules of every vendor answer these two.
  package func limitsAndOutagesHaveErrors() -> [String] {
    [429, 503].filter { status in !vendor.generalFailures.contains { $0.status == status } }
      .map { "no error of status \($0) may be answered by any operation" }
  }

  /// Ids are unique, and a family takes no path of a route that is simulated: it would answer what
  /// that route's other verbs are asked for.
  package func tableIsSound() -> [String] {
    var findings = Dictionary(grouping: vendor.operations, by: \.id).filter { $0.value.count > 1 }
      .keys.sorted().map { "\($0) names two operations" }
    let families = vendor.operations.filter(\.template.isFamily)
    for operation in vendor.operations where operation.status == .simulated {
      for family in families
      where operation.template.segments.starts(with: family.template.segments) {
        findings.append("the family \(family.id) takes the paths of \(operation.id)")
      }
    }
    return findings
  }
}
