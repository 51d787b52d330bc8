extension WireScalar {
  /// Reads the value by ``parse(_:)``; works with this module's decoder only.
  package init(from decoder: any Decoder) throws {
    self = try Self.read(from: decoder)
  }

  /// What ``init(from:)`` does, for a protocol that inherits several of them.
  static func read(from decoder: any Decoder) throws -> Self {
    if let decoder = decoder as? JSONDecoding {
      try decoder.scalar()
    } else if let decoder = decoder as? ProbeDecoder {
      decoder.scalar()
    } else {
      throw Violation(
        pointer: .root, rule: .custom("\(Self.self) is read by the decoder of Wire only"))
    }
  }
}
