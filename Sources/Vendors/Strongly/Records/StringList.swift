import Simulation
import Storage
import Wire

/// A list of strings as it is stored and shown, never parsed on the way.
struct StringDocument: WireOutput, ConvertedColumn {
  let stored: RawJSON

  static var schema: Schema { Schema(.array(String.schema)) }

  func write(to json: inout JSONWriter) { stored.write(to: &json) }
}

extension StringDocument: Sampled {
  static let sample = StringDocument(stored: RawJSON(["sample"] as JSON))
}
