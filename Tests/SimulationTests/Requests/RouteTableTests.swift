import HTTPTypes
import Simulation
import Testing
import Wire

/// Finding what answers a method and a path.
@Suite struct RouteTableTests {
  private static let routes: RouteTable<String> = {
    var routes = RouteTable<String>()
    let declared: [(HTTPRequest.Method, String)] = [
      (.get, "/agents"), (.post, "/agents"), (.get, "/agents/{id}"), (.delete, "/agents/{id}"),
      (.get, "/agents/default"), (.post, "/agents/{id}:archive"), (.post, "/agents/{id}:arch"),
      (.post, "/agents:batch"), (.get, "/agents/{id}/runs/{run}"), (.get, "/agents/{id}/runs/last"),
      (.get, "/agents/external_{id}"), (.get, "/agents/{id}/default/x"),
    ]
    for (method, path) in declared {
      routes.insert("\(method) \(path)", method, PathTemplate(path))
    }
    return routes
  }()

  /// The route found and its values, or what was found instead.
  private func look(_ method: HTTPRequest.Method, _ path: String) -> String {
    switch Self.routes.match(method, path) {
    case .found(let route, let path):
      ([route] + path.values.map { "\($0.name)=\($0.value)" }).joined(separator: ", ")
    case .otherMethods(let methods):
      "only " + methods.map(\.rawValue).sorted().joined(separator: " ")
    case .missing: "missing"
    }
  }

  @Test(
    arguments: [
      ("/agents", "GET /agents"),
      ("/agents/7", "GET /agents/{id}, id=7"),
      ("/agents/default", "GET /agents/default"),
      ("/agents/external_9", "GET /agents/external_{id}, id=9"),
      ("/agents/7/runs/last", "GET /agents/{id}/runs/last, id=7"),
      ("/agents/7/runs/8", "GET /agents/{id}/runs/{run}, id=7, run=8"),
      ("/agents/default/runs/8", "GET /agents/{id}/runs/{run}, id=default, run=8"),
      ("/agents/7/default/x", "GET /agents/{id}/default/x, id=7"),
    ])
  func `literal text comes before parameters, longer before shorter`(
    _ path: String, _ expected: String
  ) {
    #expect(look(.get, path) == expected)
  }

  @Test(
    arguments: [
      ("/agents/7:archive", "POST /agents/{id}:archive, id=7"),
      ("/agents/7:arch", "POST /agents/{id}:arch, id=7"),
      ("/agents:batch", "POST /agents:batch"),
      ("/agents/a:b:archive", "POST /agents/{id}:archive, id=a:b"),
      ("/agents/external_id%3Ax:archive", "POST /agents/{id}:archive, id=external_id:x"),
    ])
  func `a verb behind a colon is part of the route`(_ path: String, _ expected: String) {
    #expect(look(.post, path) == expected)
  }

  @Test(
    arguments: [
      ("/agents/a%2Fb", "GET /agents/{id}, id=a/b"),
      ("/agents/external_id%3A7", "GET /agents/external_{id}, id=id:7"),
      ("/agents/7%3Aarchive", "GET /agents/{id}, id=7:archive"),
      ("/agents/%E2%9C%93", "GET /agents/{id}, id=✓"),
      ("/agents/100%", "GET /agents/{id}, id=100%"),
      ("/agents%2F7", "missing"),
    ])
  func `values are decoded after the match, so an encoded slash or colon changes no route`(
    _ path: String, _ expected: String
  ) {
    #expect(look(.get, path) == expected)
  }

  @Test(
    arguments: ["/agents/", "//agents", "/agents//", "///agents///"])
  func `double and trailing slashes do not matter`(_ path: String) {
    #expect(look(.get, path) == "GET /agents")
  }

  @Test(
    arguments: [
      ("/%61gents", "GET /agents"), ("/agents/%64%65%66ault", "GET /agents/default"),
      ("/agents/a%62c", "GET /agents/{id}, id=abc"),
      ("/agents/external%5F9", "GET /agents/external_{id}, id=9"),
      ("/%61gents%2F7", "missing"), ("/agents/7%3Aarchive", "GET /agents/{id}, id=7:archive"),
      ("/agents/%2", "GET /agents/{id}, id=%2"), ("/%6", "missing"),
    ])
  func `letters that are escaped without need are letters`(_ path: String, _ expected: String) {
    #expect(look(.get, path) == expected)
  }

  @Test func `a verb behind a colon is found with its letters escaped, and not with its colon`() {
    #expect(look(.post, "/agents/7:%61rchive") == "POST /agents/{id}:archive, id=7")
    #expect(look(.post, "/agents/7%3Aarchive") == "only DELETE GET")
  }

  @Test func `head is answered by what answers get`() {
    #expect(look(.head, "/agents/7") == "GET /agents/{id}, id=7")
    #expect(look(.head, "/agents:batch") == "only POST")
  }

  @Test(
    arguments: [
      ("/agents", "only GET POST"), ("/agents/7", "only DELETE GET"),
      ("/agents/default", "only GET"), ("/agents/7/runs/8", "only GET"),
      ("/agents/7:archive", "only POST"), ("/agents/external_9", "only GET"),
    ])
  func `a known path with another verb says which verbs it has`(
    _ path: String, _ expected: String
  ) {
    #expect(look(.put, path) == expected)
  }

  @Test(arguments: ["/", "/agent", "/agents/7/runs", "/agents/7/8/9", "/Agents"])
  func `what is not declared is missing`(_ path: String) {
    #expect(look(.get, path) == "missing")
  }

  /// Families beside routes: `*` is taken for what no other route has.
  private static let families: RouteTable<String> = {
    var routes = RouteTable<String>()
    for path in ["/boxes/...", "/boxes/{id}/files/...", "/agents/{id}/logs/..."] {
      routes.insert(path, .any, PathTemplate(path))
    }
    for path in ["/boxes/{id}", "/agents/{id}", "/agents/{id}/state"] {
      routes.insert("GET \(path)", .get, PathTemplate(path))
    }
    return routes
  }()

  @Test(
    arguments: [
      (HTTPRequest.Method.get, "/boxes/7", "GET /boxes/{id} 7"),
      (.delete, "/boxes/7", "/boxes/..."),
      (.get, "/boxes", "/boxes/..."),
      (.post, "/boxes/7/files", "/boxes/{id}/files/... 7"),
      (.put, "/boxes//7/files/a/b/", "/boxes/{id}/files/... 7"),
      (.patch, "/boxes/7/other/a", "/boxes/..."),
      (.get, "/agents/7/logs/last", "/agents/{id}/logs/... 7"),
      (.delete, "/agents/7", "other method"),
      (.get, "/agents/7/else", "missing"),
      (.get, "/boxesandmore", "missing"),
    ])
  func `a family takes every method and path below it that no other route takes`(
    _ method: HTTPRequest.Method, _ path: String, _ expected: String
  ) {
    let found =
      switch Self.families.match(method, path) {
      case .found(let route, let path): ([route] + path.values.map(\.value)).joined(separator: " ")
      case .otherMethods: "other method"
      case .missing: "missing"
      }
    #expect(found == expected)
  }
}
