import HTTPTransport
import HTTPTypes
import Simulation
import Wire

/// The routes by which vendors' own mocks say that they are up, which generated suites wait for.
///
/// They exist in stateless mode only, below the vendor's mount and at the bare root, need no key,
/// and are not recorded: they are no vendor's routes.
struct StatelessHealth: Middleware {
  private let paths: [[String]]

  /// Those that the vendors declare.
  init(_ vendors: [Vendor]) { paths = vendors.map(\.stateless.health) }

  /// The answer where the address is one of them.
  func response(to request: RoutedRequest) -> RoutedResponse? {
    let (method, target) = (request.inbound.method, request.target)
    guard method == .get || method == .head else { return nil }
    switch target.destination {
    case .control: return nil
    case .vendor(let index): guard paths[index].contains(target.path) else { return nil }
    case .none: guard paths.joined().contains(target.path) else { return nil }
    }
    var json = JSONWriter()
    json.object { $0.field("status", "ok") }
    let head = HTTPResponse(status: .ok, headerFields: [.contentType: ContentType.json])
    return RoutedResponse(head, .whole(json.finish()))
  }
}
