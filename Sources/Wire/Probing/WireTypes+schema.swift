extension WireInput {
  /// Found by probing. A type that cannot be probed stops the program with its name.
  package static var schema: Schema {
    SchemaProbe.input(Self.self)
  }

  /// The schema that a request of this type is judged by.
  ///
  /// It differs from ``schema`` for types that are answers as well, where the latter describes
  /// what is written (every member required) and not what is taken.
  package static var requestSchema: Schema {
    guard Self.self is any WireOutput.Type else { return schema }
    return SchemaProbe.input(Self.self)
  }
}

extension WireInput where Self: WireOutput {
  /// What the type writes; see ``WireInput/requestSchema`` for what it takes.
  package static var schema: Schema {
    SchemaProbe.output(Self.self)
  }
}

extension WireOutput {
  /// Found by probing. A type that cannot be probed stops the program with its name.
  package static var schema: Schema {
    SchemaProbe.output(Self.self)
  }
}
