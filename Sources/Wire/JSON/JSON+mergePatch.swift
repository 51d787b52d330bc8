extension JSON {
  /// This value after a merge patch (RFC 7386): members of the patch replace those of the same
  /// name, objects are merged, `null` removes, and a patch that is no object replaces everything.
  /// New members come after the old ones.
  package func mergePatched(with patch: JSON) -> JSON {
    guard case .object(let changes) = patch else { return patch }
    var result = objectValue ?? JSONObject()
    for (key, change) in changes {
      if change.isNull {
        result.removeValue(forKey: key)
      } else {
        result[key] = (result[key] ?? .null).mergePatched(with: change)
      }
    }
    return .object(result)
  }
}
