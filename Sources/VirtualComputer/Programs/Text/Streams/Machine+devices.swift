/// Devices that give bytes without end.
extension Machine {
  /// The next bytes of the computer's own sequence.
  func randomBytes(_ count: Int) -> ByteString {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 8)
    while bytes.count < count {
      let number = nextRandom()
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
      }
    }
    bytes.removeLast(bytes.count - count)
    return ByteString(bytes)
  }
}

extension ProgramRun {
  /// The next bytes of the device that an argument names; nil where it names none without end.
  func deviceBytes(_ path: ByteString, _ count: Int) -> ByteString? {
    guard case .device(let device)? = (try? node(path))?.node.kind else { return nil }
    switch device {
    case .random, .urandom: return machine.randomBytes(count)
    case .zero: return ByteString([UInt8](repeating: 0, count: count))
    case .null, .stdin, .stdout, .stderr: return nil
    }
  }

  /// To be called again once what was written has gone.
  static let again = ProgramStep.sleep(.zero)
}
