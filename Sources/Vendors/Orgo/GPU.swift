import Wire

/// A computer's accelerator: gone from documents since E2, still sent by the SDK with every
/// computer.
enum GPU: String, WireEnum {
  case none, a10, l40s
  case a100Small = "a100-40gb"
  case a100Large = "a100-80gb"
}
