import Simulation
import Wire

/// A composition as a reply.
struct ComposeDocument: ReplyBody {
  let compose: AppCompose

  init(compose: AppCompose) { self.compose = compose }

  func write(to json: inout JSONWriter) { compose.write(to: &json) }
}

/// A CVM's user configuration. [OpenAPI CvmUserConfig]
struct CvmUserConfig: ReplyBody {
  let hostname: String?
  let keys: [String]
  let gateway: String?

  init(hostname: String?, keys: [String], gateway: String?) {
    self.hostname = hostname
    self.keys = keys
    self.gateway = gateway
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("hostname", hostname)
      json.field("ssh_authorized_keys", keys)
      json.field(ifPresent: "default_gateway_domain", gateway)
    }
  }
}

/// The images that a CVM may change to, newest first, one for production and one for development a
/// version. [OpenAPI AvailableOSImage]
struct AvailableOSImages: ReplyBody {
  let current: String

  init(current: String) { self.current = current }

  static var schema: Schema { [AvailableOSImage].schema }

  func write(to json: inout JSONWriter) {
    let production = OSImage.all.filter { !$0.isDev && !$0.requiresGPU }
    production.map { AvailableOSImage(version: $0.version, current: current) }.write(to: &json)
  }
}

/// A version with its two images.
struct AvailableOSImage: WireOutput {
  let version: [Int]
  let current: String

  init(version: [Int], current: String) {
    self.version = version
    self.current = current
  }

  func write(to json: inout JSONWriter) {
    let images = OSImage.all.filter { $0.version == version && !$0.requiresGPU }
    json.object { json in
      json.field("version", version)
      json.field("prod", images.first { !$0.isDev }.map { OSImageVariant($0, current: current) })
      json.field("dev", images.first(where: \.isDev).map { OSImageVariant($0, current: current) })
    }
  }
}

/// One of the two.
struct OSImageVariant: WireOutput {
  let name: String
  let hash: String
  let isCurrent: Bool

  init(_ image: OSImage, current: String) {
    name = image.name
    hash = image.hash
    isCurrent = image.name == current
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", name)
      json.field("slug", name)
      json.field("os_image_hash", hash)
      json.field("is_current", isCurrent)
    }
  }
}
