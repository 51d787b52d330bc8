/// Shortens the names Swift gives to types.
enum TypeName {
  /// `Shop.Page<Shop.Order>` becomes `OrderPage`, `Shop.Order.Size` stays `Order.Size`.
  static func short(_ reflected: String) -> String {
    var rest = reflected[...]
    return parse(&rest)
  }

  /// Takes one type, up to the comma or bracket that ends it.
  private static func parse(_ rest: inout Substring) -> String {
    var components: [String] = []
    var current = ""
    var arguments: [String] = []
    while let character = rest.first, character != ",", character != ">" {
      rest.removeFirst()
      switch character {
      case ".":
        components.append(current)
        current = ""
      case "(":
        // "(unknown context at $1234)" stands for a function; its address differs between runs.
        while let skipped = rest.popFirst(), skipped != ")" {}
      case "<":
        repeat {
          arguments.append(parse(&rest))
          let separator = rest.popFirst()
          if rest.first == " " { rest.removeFirst() }
          if separator != "," { break }
        } while true
      default: current.append(character)
      }
    }
    components.append(current)
    let named = components.dropFirst(components.count > 1 ? 1 : 0).filter { !$0.isEmpty }
    return arguments.joined() + named.joined(separator: ".")
  }
}
