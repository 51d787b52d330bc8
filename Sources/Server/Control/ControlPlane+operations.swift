import HTTPTypes
import Simulation

/// The index page of the control plane: every route.
extension ControlPlane {
  static let operations: [ControlOperation] = [
    .operation(
      .get, "/health", "Whether the server answers", id: "getHealth", for: .anyone, by: health),
    .operation(
      .get, "/ready", "Whether the server takes requests", id: "getReadiness", for: .anyone,
      by: ready),
    .operation(
      .get, "/version", "Which program and version this is", id: "getVersion", for: .anyone,
      by: version),
    .operation(.get, "/clock", "Read a world's clock", id: "getClock", about: .world, by: clock),
    .operation(
      .post, "/clock/advance", "Move a world's clock forward by a duration", id: "advanceClock",
      about: .world, by: advanceClock),
    .operation(
      .post, "/clock/set", "Move a world's clock forward to an instant", id: "setClock",
      about: .world, by: setClock),
    .operation(
      .post, "/clock/freeze", "Stop a world's clock", id: "freezeClock", about: .world,
      by: freezeClock),
    .operation(
      .post, "/clock/resume", "Let a world's clock run as fast as time does", id: "resumeClock",
      about: .world, by: resumeClock),
    .operation(
      .post, "/clock/scale", "Let a world's clock run so many times as fast", id: "scaleClock",
      about: .world, by: scaleClock),
  ]
}
