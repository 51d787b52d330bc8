import Platform
import ServiceLifecycle
import UnixSignals

/// Ends the process at once when a second signal asks it to stop.
///
/// It must be the first service of its group: those are shut down last to first, and it has to
/// watch while the others take their time.
struct SecondSignal: Service {
  func run() async throws {
    var seen = 0
    for await _ in await UnixSignalsSequence(trapping: .sigterm, .sigint).cancelOnGracefulShutdown()
    {
      seen += 1
      if seen > 1 { CurrentProcess.exitAtOnce(130) }
    }
  }
}
