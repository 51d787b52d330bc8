import HTTPTypes
import Simulation
import Wire

/// Images of operating systems.
enum OSImages: PhalaResource {
  static let routes: [Route] = [
    group("/api/v1/os-images", about: "image", tier: 2, source: .sdk("Python full_client.py"))(
      .get, "", "List OS images", id: "getOsImages", by: getOsImages)
  ]

  static func getOsImages(
    _ call: Call<ListOSImages>, _ db: borrowing Transaction
  ) throws(PhalaError) -> PhalaPage<PublicOSImage> {
    let input = call.input
    let found = OSImage.all.filter { input.isDev == nil || $0.isDev == input.isDev }
    return PhalaPage(
      of: found.map(PublicOSImage.init),
      PageWindow(input.page, input.pageSize?.value, standard: 20))
  }
}

/// An image as the public list shows it: the version in words. [SDK: Python models/os_images.py]
struct PublicOSImage: WireOutput {
  let image: OSImage

  init(_ image: OSImage) { self.image = image }

  func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("name", image.name)
      json.field("slug", image.name)
      json.field("version", image.versionText)
      json.field("os_image_hash", image.hash)
      json.field("is_dev", image.isDev)
      json.field("requires_gpu", image.requiresGPU)
    }
  }
}

/// What `GET /os-images` takes.
struct ListOSImages: RequestQuery {
  let page: PageNumber?
  let pageSize: Count<1, 100>?
  let isDev: Bool?

  enum CodingKeys: String, CodingKey {
    case page
    case pageSize = "page_size"
    case isDev = "is_dev"
  }
}
