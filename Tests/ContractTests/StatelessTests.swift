import HTTPTypes
import Simulation
import SimulationTesting
import Telemetry
import Testing
import Wire

@testable import UnderstudyCommands

/// Stateless mode, for every vendor: all that a path names exists, and answers are samples.
@Suite struct StatelessTests {
  private func world(of vendor: Vendor) throws -> TestWorld {
    try TestWorld([vendor], isStateless: true)
  }

  @Test(arguments: StatelessRoute.all)
  func `every stateless operation answers its documented success to placeholder ids`(
    _ route: StatelessRoute
  ) async throws {
    let request = SampleRequest(route.operation, of: route.vendor)
    let response = await request.send(to: try world(of: route.vendor), vendor: route.vendor)
    #expect(response.code == nil, "\(response.text) for \(request.json ?? nil)")
    #expect(response.status == route.success.status, "\(response.text)")
    #expect(response.header("X-Understudy-Conjured") != nil)
    guard route.operation.status == .simulated,
      case .json(let schema) = route.operation.shapes.output,
      let json = response.json
    else { return }
    let violations = schema.violations(in: json).map { "\($0.pointer): \($0.rule)" }
    #expect(violations == [], "\(response.text)")
  }

  @Test(arguments: StatelessRoute.all.filter { !$0.required.isEmpty })
  func `a stateless mock refuses a body without a member that it must have`(
    _ route: StatelessRoute
  ) async throws {
    let world = try world(of: route.vendor)
    let request = SampleRequest(route.operation, of: route.vendor)
    for member in route.required {
      var body = try #require(request.json?.objectValue)
      body.removeValue(forKey: member)
      let response = await request.send(to: world, vendor: route.vendor, json: .object(body))
      #expect(response.code != nil && (400..<500).contains(response.status), "without \(member)")
    }
  }

  @Test(arguments: StatelessRoute.all.filter { $0.paging != nil })
  func `a stateless list has two elements in two pages`(_ route: StatelessRoute) async throws {
    let world = try world(of: route.vendor)
    let paging = try #require(route.paging)
    let first = try await page(of: route, size(paging), in: world)
    var next: String
    switch paging.way {
    case .cursor(let name):
      let given = try #require(cursor(in: first.json))
      next = "\(name)=\(PercentEncoding.encode(given))"
    case .offset(let name): next = "\(name)=1"
    case .page(let name): next = "\(name)=2"
    }
    next += size(paging).isEmpty ? "" : "&\(size(paging))"
    let second = try await page(of: route, next, in: world)
    #expect([first.count, second.count] == [1, 1])
    #expect(cursor(in: second.json) == nil)
    guard case .offset(let name) = paging.way else { return }
    let third = try await page(of: route, "\(name)=2&\(size(paging))", in: world)
    #expect(third.count == 0)
  }

  @Test(arguments: StatelessRoute.streams)
  func `a stateless stream sends two events and ends`(_ route: StatelessRoute) async throws {
    let request = SampleRequest(route.operation, of: route.vendor)
    let world = try world(of: route.vendor)
    let response = await world.send(
      request.method, request.target("target=running"), headers: request.headers,
      body: request.body)
    let next = try #require(response.next)
    var pieces: [String] = []
    while let piece = await next() { pieces.append(String(decoding: piece, as: UTF8.self)) }
    #expect(pieces.count == 2)
    #expect(pieces.allSatisfy { $0.contains("data: {") && $0.hasSuffix("\n\n") })
    #expect(response.header("Content-Type") == "text/event-stream")
  }

  @Test(arguments: Vendor.tested)
  func `a stateless mock refuses a request without a key as ever`(_ vendor: Vendor) async throws {
    let world = try world(of: vendor)
    for route in StatelessRoute.all where route.vendor.name == vendor.name {
      guard route.operation.access != .anyone else { continue }
      let request = SampleRequest(route.operation, of: vendor)
      let response = await world.send(
        request.method, request.target(), headers: request.headers, body: request.body, key: .none)
      #expect(response.status == 401, "\(route.testDescription) answered \(response.status)")
    }
  }

  @Test(arguments: Vendor.tested)
  func `a stateless mock keeps nothing, and nothing counts as evidence`(
    _ vendor: Vendor
  ) async throws {
    let world = try world(of: vendor)
    let before = try await world.world.population(of: vendor).map(\.count)
    let routes = StatelessRoute.all.filter { $0.vendor.name == vendor.name }
    for route in routes {
      _ = await SampleRequest(route.operation, of: vendor).send(to: world, vendor: vendor)
    }
    #expect(try await world.world.population(of: vendor).map(\.count) == before)
    let counters = world.world.counters
    #expect(counters.total == 0)
    #expect(counters.setAside[vendor.name] == [.stateless: routes.count])
  }

  @Test(arguments: Vendor.tested)
  func `without the stateless mode nothing of it runs`(_ vendor: Vendor) async throws {
    let world = try TestWorld([vendor])
    for path in vendor.stateless.health {
      let response = await world.send(.get, path, key: .none)
      #expect(response.status == 404)
      #expect(response.operation == nil)
    }
    for operation in vendor.operations where vendor.stateless.answers[operation.id] != nil {
      let request = SampleRequest(operation, of: vendor)
      let response = await request.send(to: world, vendor: vendor)
      #expect(response.code != nil, "\(operation.id) answered \(response.status)")
      #expect(response.header("X-Understudy-Conjured") == nil)
    }
  }

  @Test func `stateless answers are declared for operations that there are`() {
    for vendor in Vendor.tested {
      for id in vendor.stateless.answers.keys.sorted() {
        #expect(vendor.operation(id) != nil, "\(vendor.name) has no operation \(id)")
      }
    }
  }

  /// Routes whose answers are not documented.
  @Test func `a stateless route that is declared only answers unless nobody says what`() {
    let silent = Vendor.tested.filter { !$0.stateless.answers.isEmpty }.flatMap { vendor in
      vendor.operations.filter { operation in
        guard case .declared = operation.status else { return false }
        return vendor.stateless.answers[operation.id] == nil
      }.map(\.id)
    }
    let known: Set = [
      "getPreLaunchScriptUpgradeStatus", "upgradePreLaunchScript", "listComputerFiles",
      "uploadComputerFile", "deleteFileByID", "downloadFileByID", "listProjectComputers",
      "createProjectComputer", "listTemplates", "getTemplateSchema", "proxyDesktop",
      "ensureRunning", "listMembers", "inviteMember", "getProfile", "getSubscription",
      "getCredits", "listCreditTransactions", "publishTemplate", "validateTemplate", "runTemplate",
      "stopTemplateRun", "listGlobalTemplates", "getGlobalTemplate", "listTemplateVersions",
      "getTemplate", "deleteTemplate", "getTemplateBuild", "streamTemplateBuildEvents",
      "starredTemplates", "listChatThreads", "createChatThread", "getChatThread",
      "updateChatThread", "deleteChatThread", "titleChatThread", "screens", "earlierAPI",
      "getWidgetConfig", "listConversations", "createConversation", "getConversation",
      "listConversationEvents", "streamConversationEvents", "createConversationFeedback",
      "approveConversationToolCall", "denyConversationToolCall", "setConversationToolCallContent",
      "continueConversation", "verifyProofOfCloud", "createCvmFromConfiguration",
      "getPubkeyForConfiguration", "replaceCvmCompose", "getCvmPubkey", "getCvmLogs",
      "listTeepods", "searchUsers", "showDesktop", "useDesktop", "gateway", "kmsNodes",
      "flatAgents", "flatAiProviderKeys", "flatApiKeys", "flatMemoryLayers", "flatModels",
      "flatObjectives", "flatSearch", "flatToolSets", "flatUploads", "flatWidgets",
      "flatWidgetSessions", "flatWorkspaceSecrets",
    ]
    #expect(Set(silent).subtracting(known) == [])
  }

  private func size(_ paging: SamplePaging) -> String {
    paging.sizes.first.map { "\($0)=1" } ?? ""
  }

  private func page(
    of route: StatelessRoute, _ parameters: String, in world: TestWorld
  ) async throws -> (json: JSON, count: Int) {
    let request = SampleRequest(route.operation, of: route.vendor)
    let response = await world.send(
      request.method, request.target(parameters), headers: request.headers, body: request.body)
    let json = try #require(response.json, "\(response.text)")
    let lists = json.arrayValue.map { [$0] } ?? json.objectValue?.values.compactMap(\.arrayValue)
    return (json, try #require(lists?.first?.count, "\(response.text)"))
  }

  /// The cursor of the page behind this one, wherever an answer has it.
  private func cursor(in json: JSON) -> String? {
    let places = ["/pagination/nextCursor", "/pagination/next_cursor", "/next_cursor"]
    return places.lazy.compactMap { JSONPointer($0).flatMap { json[pointer: $0]?.stringValue } }
      .first.flatMap { $0.isEmpty ? nil : $0 }
  }

  @Test(arguments: [
    ("october", "OBJECTIVE_STATE_PENDING", true), ("august", "STATE_PENDING", false),
  ])
  func `Cadenya's samples are those of the generation that is set`(
    _ generation: String, _ state: String, _ isWrapped: Bool
  ) async throws {
    var settings = Settings()
    settings.set("sdk_generation", to: .string(generation))
    let world = try TestWorld(
      try Registry.named("cadenya"), settings: ["cadenya": settings], isStateless: true)
    let path = "/v1/workspaces/sample/objectives"
    let objective = await world.send(.get, "\(path)/sample")
    #expect(objective["/state"]?.stringValue == state)
    let continued = await world.send(
      .post, "\(path)/sample:continue", json: ["message": "sample"])
    #expect((continued["/type"]?.stringValue == "event") == isWrapped)
    let stream = await world.send(
      .post, "\(path):stream", json: ["agentId": "sample", "metadata": [:]])
    let next = try #require(stream.next)
    var pieces: [String] = []
    while let piece = await next() { pieces.append(String(decoding: piece, as: UTF8.self)) }
    #expect(pieces.count == 2)
    let wrapped = pieces.filter {
      $0.contains(#"{"type":"event""#) || $0.contains(#"{"type":"objective""#)
    }
    #expect(wrapped.count == (isWrapped ? 2 : 0))
  }

  @Test func `Cadenya's widget sessions need no tenant and no subject`() async throws {
    let world = try world(of: try #require(Registry.named("cadenya").first))
    let path = "/v1/workspaces/sample/widget_sessions"
    let session = await world.send(.post, path, json: ["spec": ["widgetId": "sample"]])
    #expect(session.status == 200)
    #expect(session["/spec/tenant/id"] != nil)
    #expect(session["/spec/subject/id"] != nil)
    #expect(await world.send(.post, path, json: ["spec": [:]]).status == 400)
  }
}
