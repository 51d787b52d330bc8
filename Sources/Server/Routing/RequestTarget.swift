import HTTPTransport
import Simulation
import Wire

/// Where a request is addressed to: a vendor or the control plane, in a world, and the rest of the
/// path.
struct RequestTarget {
  /// What is mounted there.
  enum Destination {
    case vendor(Int)
    case control
    /// Nothing: no prefix, host or port names a vendor.
    case none
  }

  let destination: Destination
  /// The authority that a target in absolute form names; nil for other targets.
  let authority: String?
  /// The world that the path names.
  let world: Substring?
  /// What is left of the path, still encoded, with its leading slash.
  let path: String
  let query: String
  /// What the client wrote before the vendor's own path, for absolute URLs.
  let prefix: String
}

/// Reads request targets: world prefix, vendor prefix, host.
///
/// Only whole segments are taken off, and nothing is decoded; the vendor gets its path as the
/// client wrote it.
struct TargetParser: Sendable {
  private let names: [Substring: Int]
  private let hosts: [String: Int]
  private let suffixes: [(suffix: String, vendor: Int)]

  static let controlSegment: Substring = "_understudy"

  init(_ vendors: [Vendor]) {
    var names: [Substring: Int] = [:]
    var hosts: [String: Int] = [:]
    var suffixes: [(suffix: String, vendor: Int)] = []
    for (index, vendor) in vendors.enumerated() {
      names[vendor.name[...]] = index
      for host in vendor.description.hosts {
        if host.hasPrefix("*.") {
          suffixes.append((String(host.dropFirst()), index))
        } else {
          hosts[host] = index
        }
      }
    }
    self.names = names
    self.hosts = hosts
    self.suffixes = suffixes
  }

  /// Reads a target. `listener` is the vendor whose own port the request came in by.
  ///
  /// An authority in the target stands in place of the one beside it (RFC 9112, 3.2.2).
  func read(_ target: String, authority: String?, listener: String?) -> RequestTarget {
    let (named, originForm) = Self.parts(of: target)
    let authority = named.map(String.init) ?? authority
    var rest = originForm
    var query: Substring = ""
    if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[rest.utf8.index(after: mark)...]
      rest = rest[..<mark]
    }
    let whole = rest
    var world: Substring?
    var head = PercentEncoding.decodingUnreserved(Self.segment(&rest))
    var worldEnd = whole.startIndex
    if head.utf8.first == UInt8(ascii: "~") {
      world = head.dropFirst()
      worldEnd = rest.startIndex
      head = PercentEncoding.decodingUnreserved(Self.segment(&rest))
    }
    let destination: RequestTarget.Destination
    var path = rest
    var prefix = whole[..<rest.startIndex]
    if head == Self.controlSegment {
      destination = .control
    } else if let vendor = names[head] {
      destination = .vendor(vendor)
    } else {
      // No vendor's name: the host or the port says who is meant, and the segment is the vendor's.
      path = whole[worldEnd...]
      prefix = whole[..<path.startIndex]
      let named = listener.flatMap { names[$0[...]] } ?? authority.flatMap(vendor(host:))
      destination = named.map { .vendor($0) } ?? .none
    }
    return RequestTarget(
      destination: destination, authority: named.map(String.init), world: world,
      path: path.isEmpty ? "/" : String(path),
      query: String(query),
      prefix: String(prefix))
  }

  /// The vendor whose real host an authority names.
  func vendor(host authority: String) -> Int? {
    guard let host = Authority(authority)?.host else { return nil }
    if let known = hosts[host] { return known }
    return suffixes.first { host.hasSuffix($0.suffix) }?.vendor
  }

  /// The authority of a target in absolute form, and its path and query; others have no authority and
  /// are left as they are.
  private static func parts(of target: String) -> (authority: Substring?, originForm: Substring) {
    guard target.utf8.first != UInt8(ascii: "/"), let scheme = target.firstRange(of: "://") else {
      return (nil, target[...])
    }
    let rest = target[scheme.upperBound...]
    let start = rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
    guard let start else { return (rest, "/") }
    let isPath = rest.utf8[start] == UInt8(ascii: "/")
    return (rest[..<start], isPath ? rest[start...] : ("/" + rest[start...])[...])
  }

  /// Takes the first segment off a path; further slashes before it do not matter.
  private static func segment(_ rest: inout Substring) -> Substring {
    let slash = UInt8(ascii: "/")
    let trimmed = rest.utf8.drop { $0 == slash }
    let end = trimmed.firstIndex(of: slash) ?? trimmed.endIndex
    let head = Substring(trimmed[..<end])
    rest = Substring(trimmed[end...])
    return head
  }
}
