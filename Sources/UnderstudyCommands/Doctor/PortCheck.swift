import Platform

/// Whether the server could listen.
enum PortCheck {
  static func port(_ port: Int) -> Finding {
    switch LoopbackProbe.errorOfBinding(port: UInt16(port)) {
    case nil: return Finding(check: "port", grade: .good, detail: "\(port) is free")
    case SystemError.accessDenied:
      return Finding(
        check: "port", grade: .bad,
        detail: "\(port) is reserved for the system's administrator; choose one above 1023")
    case SystemError.addressInUse:
      return ControlClient.findsUnderstudy(onPort: port)
        ? Finding(
          check: "port", grade: .doubtful, detail: "an understudy serves on \(port) already")
        : Finding(
          check: "port", grade: .bad,
          detail: "\(port) is in use by another program; stop it or choose another with --port")
    case let error?:
      return Finding(check: "port", grade: .bad, detail: "\(port): \(error)")
    }
  }

  static func ipv6() -> Finding {
    LoopbackProbe.hasIPv6
      ? Finding(check: "ipv6", grade: .good, detail: "::1 can be listened on")
      : Finding(
        check: "ipv6", grade: .doubtful,
        detail: "there is no ::1; a client that resolves localhost to it first cannot connect")
  }
}
