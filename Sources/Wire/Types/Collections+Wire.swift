extension Array: WireInput where Element: WireInput {
  /// An array of what the element takes.
  package static var schema: Schema { Schema(.array(Element.requestSchema)) }
}

extension Array: WireOutput where Element: WireOutput {
  /// An array of what the element writes.
  package static var schema: Schema { Schema(.array(Element.schema)) }

  /// Writes the elements in order.
  package func write(to json: inout JSONWriter) {
    json.array(self) { json, element in element.write(to: &json) }
  }
}

extension Dictionary: WireInput where Key == String, Value: WireInput {
  /// An object with any names and what the value takes.
  package static var schema: Schema { Schema(.map(Value.requestSchema)) }
}

extension Dictionary: WireOutput where Key == String, Value: WireOutput {
  /// An object with any names and what the value writes.
  package static var schema: Schema { Schema(.map(Value.schema)) }

  /// Writes the members sorted by name, since a dictionary's own order differs between runs.
  package func write(to json: inout JSONWriter) {
    json.object { json in
      for (key, value) in self.sorted(by: { $0.key < $1.key }) {
        json.beginField(dynamic: key)
        value.write(to: &json)
      }
    }
  }
}

// What is taken and written alike needs a third, which says which of the two is meant.

extension Array where Element: WireInput & WireOutput {
  /// An array of what the element writes; see ``WireInput/requestSchema`` for what it takes.
  package static var schema: Schema { Schema(.array(Element.schema)) }
}

extension Dictionary where Key == String, Value: WireInput & WireOutput {
  /// An object of what the value writes; see ``WireInput/requestSchema`` for what it takes.
  package static var schema: Schema { Schema(.map(Value.schema)) }
}
