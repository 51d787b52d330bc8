/// Finds the schema of a type by letting it read from, or write to, something that only watches.
///
/// An input is decoded once by a decoder that notes which keys are asked for, as which types, and
/// whether they may be missing. An output is written once from a sample, by a ``JSONWriter`` that
/// notes keys in order and static types; its sample comes from the same decoder, so that its own
/// keys need not match the wire. Branches that a sample does not take are not seen: a type with
/// several shapes declares its schema. A type inside itself is cut off after one level; there the
/// schema takes anything and has the type's name only.
///
/// Nothing is cached; who asks often keeps the answer.
package enum SchemaProbe {
  /// The types being probed on the way here, so that a type inside itself comes to an end.
  @TaskLocal private static var inProgress: [ObjectIdentifier] = []
  /// The dialect in which outputs are probed, for those inside others too.
  @TaskLocal private static var dialect = Dialect.standard

  /// Runs `body`, which probes outputs in `dialect` wherever it names no other.
  package static func speaking<Result>(_ dialect: Dialect, _ body: () -> Result) -> Result {
    $dialect.withValue(dialect, operation: body)
  }

  /// The schema of what `type` takes. A type that cannot be probed stops the program with its
  /// name.
  package static func input<T: Decodable>(_ type: T.Type) -> Schema {
    do throws(ProbeFailure) {
      return try inputThrowing(type)
    } catch {
      preconditionFailure(error.description)
    }
  }

  /// The schema of what `type` writes in a dialect: the one given, else that of the probe this is
  /// part of, else the standard one. A type that cannot be probed stops the program with its name.
  package static func output<T: WireOutput>(
    _ type: T.Type, dialect: Dialect? = nil
  ) -> Schema {
    do throws(ProbeFailure) {
      return try outputThrowing(type, dialect: dialect)
    } catch {
      preconditionFailure(error.description)
    }
  }

  /// The schema of what `type` takes, or why it cannot be found.
  package static func inputThrowing<T: Decodable>(
    _ type: T.Type
  ) throws(ProbeFailure) -> Schema {
    try probing(type) {
      var schema = try ProbeDecoder.probe(type, path: [], isRecording: true).slot.schema
      if case .object = schema.kind, schema.name == nil { schema.name = name(of: type) }
      if let type = type as? any RequiresMembers.Type { schema.requirements = type.requirements }
      return schema
    }
  }

  /// The schema of what `type` writes, or why it cannot be found.
  package static func outputThrowing<T: WireOutput>(
    _ type: T.Type, dialect: Dialect? = nil
  ) throws(ProbeFailure) -> Schema {
    try probing(type) {
      let sample = try sample(type)
      return $dialect.withValue(dialect ?? Self.dialect) {
        let recorder = SchemaRecorder()
        var json = JSONWriter(probing: recorder, dialect: Self.dialect)
        var schema = recorder.schema { sample.write(to: &json) }
        if case .object = schema.kind, schema.name == nil, !(type is any Collection.Type) {
          schema.name = name(of: type)
        }
        return schema
      }
    }
  }

  /// Any value of `type`, made by decoding it from nothing: texts read `sample`, numbers are 1,
  /// collections have one element, optionals have a value.
  ///
  /// - Throws: ``ProbeFailure`` when the type will not be made like that.
  package static func sample<T: Decodable>(_ type: T.Type) throws -> T {
    do {
      return try ProbeDecoder.probe(type, path: [], isRecording: false).value
    } catch {
      throw failure(error, of: type)
    }
  }

  /// The name a type has in OpenAPI: without its module, arguments of a generic type in front of
  /// it (`Page<Workspace>` is `WorkspacePage`), nested types joined by points.
  package static func name<T>(of type: T.Type) -> String {
    TypeName.short(String(reflecting: type))
  }

  /// What stands for `type` inside itself.
  static func cutOff<T>(_ type: T.Type) -> Schema {
    Schema(.any, name: name(of: type))
  }

  private static func probing<T>(
    _ type: T.Type, _ body: () throws -> Schema
  ) throws(ProbeFailure) -> Schema {
    let id = ObjectIdentifier(type)
    guard !inProgress.contains(id) else { return cutOff(type) }
    do {
      return try $inProgress.withValue(inProgress + [id], operation: body)
    } catch {
      throw failure(error, of: type)
    }
  }

  private static func failure<T>(_ error: any Error, of type: T.Type) -> ProbeFailure {
    switch error {
    case let failure as ProbeFailure: failure
    case let recursion as ProbeRecursion:
      ProbeFailure(
        typeName: recursion.typeName,
        reason: "it contains itself without an optional or a collection between")
    default: ProbeFailure(typeName: String(reflecting: type), reason: "\(error)")
    }
  }
}
