import Wire

/// A definition of the JSON Schema of scenarios, as it ships.
struct SchemaDefinition {
  let name: String
  /// The JSON of the definition, not indented.
  let text: String
}

/// A kind of mapping that the format has: what may stand in it and what messages call it.
///
/// The keys are those of its definition in the JSON Schema, which stands beside the code that reads
/// them.
struct MappingSchema {
  let definition: SchemaDefinition
  /// What messages call it.
  let noun: String
  /// In the order of the definition.
  let keys: [String]
  /// Those that must be there.
  let required: [String]

  var name: String { definition.name }

  /// A mapping by its definition, an object with `properties`.
  init(_ name: String, noun: String? = nil, _ text: String) {
    definition = SchemaDefinition(name: name, text: text)
    self.noun = noun ?? "`\(name)`"
    do throws(JSONSyntaxError) {
      let json = try JSON(parsing: Array(text.utf8))
      keys = json["properties"]?.objectValue?.keys ?? []
      required = (json["required"]?.arrayValue ?? []).compactMap(\.stringValue)
    } catch {
      fatalError("the definition of \(name) is no JSON: \(error)")
    }
  }
}
