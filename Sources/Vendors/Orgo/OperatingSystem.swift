import Wire

/// [SDK: computer.py]; the documents name Linux only.
enum OperatingSystem: String, WireEnum {
  case linux, windows
}
