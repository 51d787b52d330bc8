import HTTPTypes
import Simulation
import SimulationTesting
import Testing
import Wire

@testable import UnderstudyCommands

/// Filters of Cadenya's lists find what they name, and nothing else.
@Suite struct CadenyaFilterTests {
  private let root = "/v1/workspaces/workspace_01HXKD2E5NQM3T9AYWCF133E3Q"

  private func world() throws -> TestWorld { try TestWorld(try Registry.named("cadenya")) }

  private func create(
    _ path: String, _ name: String, _ spec: JSON, in world: TestWorld
  ) async throws -> String {
    let response = await world.send(
      .post, root + path, json: ["metadata": ["name": .string(name)], "spec": spec])
    return try #require(response["/metadata/id"]?.stringValue, "\(response.text)")
  }

  private func names(_ path: String, in world: TestWorld) async -> [String] {
    let response = await world.send(.get, root + path)
    return (response["/items"]?.arrayValue ?? []).compactMap {
      $0["metadata"]?["name"]?.stringValue
    }
  }

  @Test func `widgets are listed by agent, however widget and filter name it`() async throws {
    let world = try world()
    let agent = await world.send(.get, "\(root)/agents/external_id%3Asupport")
    let id = try #require(agent["/metadata/id"]?.stringValue)
    _ = try await create("/widgets", "by id", ["agentId": .string(id)], in: world)
    _ = try await create(
      "/widgets", "by external id", ["agentId": "external_id:support"], in: world)
    let other = try await create("/agents", "other", [:], in: world)
    _ = try await create("/widgets", "other", ["agentId": .string(other)], in: world)
    #expect(await names("/widgets?agentId=agent_other", in: world) == [])
    #expect(await names("/widgets?agentId=\(other)", in: world) == ["other"])
    for reference in [id, "external_id%3Asupport"] {
      #expect(
        await names("/widgets?agentId=\(reference)", in: world) == ["by external id", "by id"])
    }
  }

  @Test func `models are listed by provider key and by assignment`() async throws {
    let world = try world()
    let key = try await create(
      "/ai_provider_keys", "k", ["provider": "AI_PROVIDER_OPENAI"], in: world)
    let model = try await create("/ai_provider_keys/\(key)/models", "m", [:], in: world)
    #expect(await names("/models?aiProviderKeyId=\(key)", in: world) == ["m"])
    #expect(await names("/models?aiProviderKeyId=aipk_none", in: world) == [])
    #expect(await names("/models?isAssigned=true", in: world) == [])
    _ = try await create(
      "/agents/external_id%3Asupport/variations", "v",
      ["modelConfig": ["modelId": .string(model)]], in: world)
    #expect(await names("/models?isAssigned=true", in: world) == ["m"])
    #expect(await !names("/models?isAssigned=false", in: world).contains("m"))
  }

  @Test func `memory layers are listed by type, agent, key, tenant and subject`() async throws {
    let world = try world()
    _ = try await create(
      "/memory_layers", "e",
      [
        "type": "MEMORY_LAYER_TYPE_EPISODIC", "agentId": "agent_a", "episodicKey": "run-1",
        "tenantId": "t1", "subjectId": "s1",
      ], in: world)
    for query in [
      "type=MEMORY_LAYER_TYPE_EPISODIC", "agentId=agent_a", "episodicKeyPrefix=run-",
      "tenantId=t1", "subjectId=s1",
    ] { #expect(await names("/memory_layers?\(query)", in: world) == ["e"], "\(query)") }
    for query in [
      "type=MEMORY_LAYER_TYPE_SEMANTIC", "agentId=agent_b", "episodicKeyPrefix=walk",
      "tenantId=t2", "subjectId=s2",
    ] { #expect(await names("/memory_layers?\(query)", in: world) == [], "\(query)") }
    #expect(
      await !names("/memory_layers?type=MEMORY_LAYER_TYPE_SKILLS", in: world).contains("e"),
      "a layer without a type is shown as one of skills")
  }

  @Test func `tools are listed by names, states and approval`() async throws {
    let world = try world()
    let tools = "/tool_sets/external_id%3Ademo/tools"
    for (name, approval) in [("a", true), ("b", false)] {
      _ = try await create(tools, name, ["requiresApproval": .bool(approval)], in: world)
    }
    #expect(await names("\(tools)?names=a&names=b", in: world) == ["b", "a"])
    #expect(await names("\(tools)?names=none", in: world) == [])
    #expect(await names("\(tools)?requiresApproval=true", in: world) == ["a"])
    #expect(await !names("\(tools)?requiresApproval=false", in: world).contains("a"))
    #expect(await names("\(tools)?states=STATE_OMITTED", in: world) == [])
  }
}
