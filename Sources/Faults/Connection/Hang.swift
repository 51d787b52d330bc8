import Wire

extension ConnectionFault.Kind {
  /// Silence, before the head or in mid-body; then the connection ends in order.
  ///
  /// Without a time it lasts until the client gives up.
  package static let hang = Self(
    "hang", "nothing more is sent for a time, or until the client gives up",
    fields: [
      .moment(of: [.beforeHeaders, .midBody], default: .beforeHeaders),
      .duration("for", "How long it hangs; until the client gives up where it is not said."),
    ],
    waits: true, moment: { $0.moment("at") },
    script: { fault, response in
      let silence = ByteScript.Action.pause(fault.duration("for") ?? ScriptEditing.forever)
      return fault.moment == .midBody
        ? [.send(response.half), silence, .finish] : [silence, .finish]
    })
}
