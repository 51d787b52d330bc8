import HTTPTypes
import Simulation
import Wire

/// Rules about paths and verbs.
extension Conformance {
  /// A path that is not documented gets the vendor's 404, with advice, and is never redirected.
  package func unknownRoutesAreNotFound() async throws -> [String] {
    let world = try world()
    var findings: [String] = []
    for path in ["/no-such-thing", "/no/such/thing/at/all"] {
      let response = await world.send(.get, vendor.description.basePath + path)
      if response.status != 404 || response.code == nil {
        findings.append("GET \(path) got \(Self.name(response)), not the vendor's 404")
      }
      if response.header("X-Understudy-Diagnosis") == nil {
        findings.append("GET \(path) got no diagnosis")
      }
    }
    return findings
  }

  /// A documented path with another verb gets the vendor's 405, which names the verbs it has.
  package func otherMethodsAreRefused() async throws -> [String] {
    let world = try world()
    let status = profile.statuses?.otherMethod ?? 405
    var findings: [String] = []
    var seen: Set<String> = []
    for operation in vendor.operations where seen.insert(operation.template.description).inserted {
      let path =
        "/"
        + operation.template.segments.map { segment in
          segment.prefix + (segment.parameter == nil ? "" : "x") + segment.suffix
        }.joined(separator: "/")
      for method: HTTPRequest.Method in [.post, .put, .patch, .delete] {
        guard case .otherMethods(let allowed) = vendor.routes.match(method, path) else { continue }
        let response = await world.send(method, path)
        if response.status != status || response.code == nil {
          findings.append("\(method) \(operation.template) got \(Self.name(response))")
        }
        let named = response.header("Allow")?.split(separator: ",").map {
          String($0.drop { $0 == " " })
        }
        if status == 405, Set(named ?? []) != Set(allowed.map(\.rawValue)) {
          findings.append(
            "\(method) \(operation.template) got Allow: \(response.header("Allow") ?? "nothing")")
        }
        break
      }
    }
    return findings
  }

  /// Double and trailing slashes do not matter.
  package func slashesDoNotMatter() async throws -> [String] {
    let world = try world()
    let operation = try operation(profile.list.operation)
    let path = try path(of: operation)
    let plain = await world.send(operation.method, path)
    var findings = plain.status == 200 ? [] : ["GET \(path) got \(Self.name(plain))"]
    for variant in [path + "/", "/" + path, path.replacing("/", with: "//"), path + "//"] {
      let response = await world.send(operation.method, variant)
      if response.status != plain.status || response.body != plain.body {
        findings.append("\(operation.method) \(variant) got \(Self.name(response))")
      }
    }
    return findings
  }

  /// HEAD is answered by what answers GET, with the same status and headers.
  package func headIsAnsweredAsGet() async throws -> [String] {
    let world = try world()
    let operation = try operation(profile.list.operation)
    let path = try path(of: operation)
    let get = await world.send(.get, path)
    let head = await world.send(.head, path)
    var findings: [String] = []
    if head.status != get.status || head.operation != get.operation {
      findings.append("HEAD \(path) got \(Self.name(head)), GET \(Self.name(get))")
    }
    for field in get.headers where field.name.rawName.lowercased() != "x-request-id" {
      if head.headers[field.name] != field.value {
        findings.append("HEAD \(path) differs from GET in \(field.name)")
      }
    }
    return findings
  }
}
