import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

/// What is looked at before a handler.
@Suite struct RequestPipelineTests {
  @Test func `every violation of a body is gathered`() async throws {
    let response = try await TestWorld.shop().send(
      .post, "/v1/lamps", json: ["name": "", "room": 7, "password": []])
    #expect(response.status == 400)
    #expect(response["/detail"] == "/name /room /password")
  }

  @Test func `a public route needs no key`() async throws {
    let response = try await TestWorld.shop().send(.get, "/v1/status", key: .none)
    #expect(response.status == 200)
    #expect(response.json == ["open": true])
  }

  @Test func `a declared route that is not simulated says so`() async throws {
    let response = try await TestWorld.shop().send(.get, "/v1/owner")
    #expect(response.status == 501)
    #expect(response["/detail"] == "nobody has written it yet")
  }

  @Test func `one fault after the other is named in the order of the stages`() async throws {
    let world = try TestWorld.shop()
    let body = Array("{".utf8)
    let path = "/v1/lamps/none:move"
    #expect(await world.send(.post, path, body: body, key: .none).code == "no_key")
    #expect(await world.send(.post, path, body: body).code == "not_found")
    #expect(await world.send(.post, "/v1/lamps/lamp-demo:move", body: body).code == "malformed")
    let ok = await world.send(.post, "/v1/lamps/lamp-demo:move", json: ["move": "switch"])
    #expect(ok.status == 200)
  }

  @Test func `a failed authentication counts nothing`() async throws {
    let world = try TestWorld.shop()
    let mark = world.world.mark
    _ = await world.send(.post, "/v1/lamps", json: ["name": "a"], key: .none)
    _ = await world.send(.post, "/v1/lamps", isOversized: true)
    #expect(world.world.mark == mark)
  }

  @Test func `a body in a coding is refused with that as the reason`() async throws {
    let world = try TestWorld.shop()
    let gzip: [UInt8] = [0x1f, 0x8b, 8, 0]
    let headers: HTTPFields = [.contentType: "application/json", .contentEncoding: "gzip"]
    let response = await world.send(.post, "/v1/lamps", headers: headers, body: gzip)
    #expect(response.code == "malformed")
    #expect(
      response.header("X-Understudy-Diagnosis")
        == "Content-Encoding gzip is not undone here; send the body without it")
  }

  @Test func `a body of more values than are read is no body`() async throws {
    let values = JSON.array(Array(repeating: 1, count: 100_001))
    let response = try await TestWorld.shop().send(.post, "/v1/lamps", json: ["name": values])
    #expect(response.code == "malformed")
  }
}
