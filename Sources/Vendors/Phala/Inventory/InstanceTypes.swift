import HTTPTypes
import Simulation
import Wire

/// Sizes that one can ask for by name. Their lists are public.
enum InstanceTypes: PhalaResource {
  private static let all = group(
    "/api/v1/instance-types", about: "instance type", tier: 2, access: .anyone, source: .openAPI)

  static let routes: [Route] = [
    all(
      .get, "", "List instance types by family", id: "listAllInstanceTypeFamilies",
      by: listAllInstanceTypeFamilies),
    all(
      .get, "/{family}", "List the instance types of a family", fails: .notFound,
      id: "listFamilyInstanceTypes", by: listFamilyInstanceTypes),
  ]

  static func listAllInstanceTypeFamilies(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> AllFamilies {
    AllFamilies(families: InstanceType.families)
  }

  static func listFamilyInstanceTypes(
    _ call: Call<NoInput>, _ db: borrowing Transaction
  ) throws(PhalaError) -> InstanceTypeFamily {
    let family = call.path["family"]
    guard InstanceType.families.contains(family) else {
      throw PhalaError(.notFound, "Instance type family '\(family)' not found")
    }
    return InstanceTypeFamily(family: family)
  }
}

/// An instance type as the public lists show it. [OpenAPI InstanceTypePublic]
struct PublicInstanceType: WireOutput {
  let type: InstanceType

  init(_ type: InstanceType) { self.type = type }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("id", type.id)
      json.field("name", type.name)
      json.field("description", type.description)
      json.field("vcpu", type.vcpu)
      json.field("memory_mb", type.memoryMB)
      json.field("hourly_rate", Money.text(micros: type.rateMicros))
      json.field("requires_gpu", type.requiresGPU)
      json.field("default_disk_size_gb", 20)
      json.field("family", type.family)
    }
  }
}

/// All families: exactly one member, for an SDK takes no other. [OpenAPI AllFamiliesResponse]
struct AllFamilies: ReplyBody {
  let families: [String]

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("result", array: families) { json, family in
        let types = InstanceType.all.filter { $0.family == family }
        json.object { json in
          json.field("name", family)
          json.field("items", types.map(PublicInstanceType.init))
          json.field("total", types.count)
        }
      }
    }
  }
}

/// One family. [OpenAPI FamilyInstanceTypesResponse]
struct InstanceTypeFamily: ReplyBody {
  let family: String

  func write(to json: inout JSONWriter) {
    let types = InstanceType.all.filter { $0.family == family }
    json.object { json in
      json.field("items", types.map(PublicInstanceType.init))
      json.field("total", types.count)
      json.field("family", family)
    }
  }
}
