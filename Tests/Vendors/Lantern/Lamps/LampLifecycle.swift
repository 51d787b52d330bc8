import Simulation
import Wire

/// The life of a lamp: it warms up for three seconds. [docs lamps]
enum LampLifecycle {
  static let lifecycle = Lifecycle(
    states: LampState.allCases.map(\.rawValue),
    moves: [
      Lifecycle.Move("light", to: "warming", then: .after(.seconds(3), "lit"))
    ])
}
