import Storage
package import Wire

/// A world's instances as their vendors show them: vendor, then kind, then id.
///
/// Every vendor and kind is in it, so that two dumps differ in instances only. Instances whose
/// vendor shows nothing are left out.
package struct StateDump: Sendable {
  package struct Kind: Sendable {
    package let vendor: String
    package let name: String
    /// By id.
    package let instances: [String: JSON]
  }

  /// In the order of their names.
  package let kinds: [Kind]

  /// The dump as one document, which patches are about.
  package var document: JSON {
    var document = JSONObject()
    for kind in kinds {
      var vendor = document[kind.vendor]?.objectValue ?? JSONObject()
      vendor[kind.name] = .object(
        JSONObject(kind.instances.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
      document[kind.vendor] = .object(vendor)
    }
    return .object(document)
  }

  /// What makes one of the other (RFC 6902), in the order of vendor, kind and id. Both are of the
  /// same vendors.
  package static func patch(from: StateDump, to: StateDump) -> [JSON] {
    var patch = JSONPatch()
    for (old, new) in zip(from.kinds, to.kinds) {
      let place = JSONPointer([old.vendor, old.name])
      for id in Set(old.instances.keys).union(new.instances.keys).sorted() {
        patch.turn(old.instances[id], into: new.instances[id], at: place.appending(id))
      }
    }
    return patch.operations
  }
}

extension World {
  /// Everything that the registry knows of this world. Looking is no use of a vendor: one that was
  /// not asked is as if it had not been looked at.
  package func stateDump() throws -> StateDump {
    let (asked, untouched, weight) = (Set(databases.keys), pendingImages, pendingImageBytes)
    defer {
      if store.directory == nil {
        forget(allBut: asked, carrying: untouched)
        pendingImageBytes = weight
      }
    }
    var kinds: [StateDump.Kind] = []
    for vendor in configuration.vendors.sorted(by: { $0.name < $1.name }) {
      for resource in vendor.resources.sorted(by: { $0.name < $1.name }) {
        var instances: [String: JSON] = [:]
        for (key, _) in try self.instances(resource, of: vendor, limit: .max) {
          guard let bytes = try instance(resource, key, of: vendor) else { continue }
          instances[key] = try JSON(parsing: bytes)
        }
        kinds.append(StateDump.Kind(vendor: vendor.name, name: resource.name, instances: instances))
      }
    }
    return StateDump(kinds: kinds)
  }

  private func forget(allBut asked: Set<String>, carrying untouched: [String: DatabaseImage]) {
    databases = databases.filter { asked.contains($0.key) }
    pendingImages = untouched
  }
}
