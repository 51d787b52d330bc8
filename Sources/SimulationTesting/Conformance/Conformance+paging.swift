import HTTPTypes
import Simulation
import Wire

/// Rules about lists.
extension Conformance {
  /// A list read page by page holds everything that was made, nothing twice, and comes to an end.
  package func pagesHoldEverythingOnce() async throws -> [String] {
    let world = try world()
    let made = try await madeIDs(in: world)
    let operation = try operation(profile.list.operation)
    let path = try path(of: operation)
    guard let paging = profile.list.paging else {
      let whole = try ids(in: await world.send(operation.method, path))
      return made.filter { !whole.contains($0) }.map { "\($0) is not in the list" }
    }
    var findings: [String] = []
    for size in [1, 2, 3] {
      let ids = try await read(operation, path, paging, size: size, in: world)
      for id in made where !ids.contains(id) {
        findings.append("\(id) is on no page of \(size)")
      }
      if Set(ids).count != ids.count { findings.append("pages of \(size) repeat something") }
      if ids.count > 1000 { findings.append("pages of \(size) do not come to an end") }
    }
    return findings
  }

  /// Makes seven things; where nothing can be made, the ids that a list shows as it is.
  private func madeIDs(in world: TestWorld) async throws -> [String] {
    guard let creation = profile.create else {
      let operation = try operation(profile.list.operation)
      return try ids(in: await world.send(operation.method, try path(of: operation)))
    }
    var made: [String] = []
    for number in 1...7 {
      let response = try await create(number, by: creation, in: world)
      guard (200..<300).contains(response.status), let id = response[creation.id] else {
        throw TestError("\(creation.operation) answered \(response.status) \(response.text)")
      }
      made.append("\(id)")
    }
    return made
  }

  private func read(
    _ operation: Operation, _ path: String, _ paging: ConformanceProfile.Paging, size: Int,
    in world: TestWorld
  ) async throws -> [String] {
    var ids: [String] = []
    var position = ""
    while ids.count <= 1000 {
      if let offset = paging.offset { position = "&\(offset)=\(ids.count)" }
      if let page = paging.page {
        position = "&\(page)=\(ids.count / size + (paging.first ?? 1))"
      }
      let response = await world.send(
        operation.method, "\(path)?\(paging.size)=\(size)\(position)")
      let page = try self.ids(in: response)
      guard page.count <= size else {
        throw TestError("a page of \(size) holds \(page.count)")
      }
      ids += page
      guard let cursor = paging.cursor else {
        if page.count < size { return ids }
        continue
      }
      guard let next = paging.next.flatMap({ response[$0]?.stringValue }), !next.isEmpty else {
        return ids
      }
      position = "&\(cursor)=\(PercentEncoding.encode(next))"
    }
    return ids
  }
}
