import Wire

/// An operating system image. Hashes are digests of the name.
struct OSImage: Sampled, Sendable {
  /// Also the slug: the image of a CVM is stored by it.
  let name: String
  let version: [Int]
  let isDev: Bool
  let requiresGPU: Bool

  var versionText: String { version.map(String.init).joined(separator: ".") }
  var hash: String { PhalaHash.sha256(Array(name.utf8)) }

  static let all: [OSImage] = [
    [0, 5, 9], [0, 5, 8], [0, 5, 7], [0, 5, 6], [0, 5, 5],
  ].flatMap { version in
    let text = version.map(String.init).joined(separator: ".")
    return [
      OSImage(name: "dstack-\(text)", version: version, isDev: false, requiresGPU: false),
      OSImage(name: "dstack-dev-\(text)", version: version, isDev: true, requiresGPU: false),
      OSImage(name: "dstack-nvidia-\(text)", version: version, isDev: false, requiresGPU: true),
    ]
  }

  /// What a CVM gets that names none: the image of the documents' examples. Newer ones stand before
  /// it, for what changes an image and for clients that ask for one by name.
  static let standard = OSImage(
    name: "dstack-0.5.7", version: [0, 5, 7], isDev: false, requiresGPU: false)
  static var sample: OSImage { standard }

  /// An image by name, or by name and the first eight digits of its hash. [SDK: terraform
  /// 0.3.0-beta.3]
  static func named(_ text: String) -> OSImage? {
    all.first { text == $0.name || text == "\($0.name)-\($0.hash.prefix(8))" }
  }

  /// The image that a client asks for; the standard one where it names none.
  static func find(_ name: String?) throws(PhalaError) -> OSImage {
    guard let name, !name.isEmpty else { return .standard }
    guard let image = named(name) else {
      throw PhalaError(.imageNotFound, on: .init(field: "image", value: .string(name)))
    }
    return image
  }
}
