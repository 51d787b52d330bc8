import Wire

/// What a computer runs. Documents name Linux only; Windows is the SDK's. [SDK: computer.py]
enum OperatingSystem: String, WireEnum {
  case linux, windows
}
