/// What magic values mean in this world: nothing, where they are off.
extension Transaction {
  /// Whether magic values are on.
  package var takesMagicValues: Bool { transaction.context.takesMagicValues }

  /// Whether a text is that magic value.
  package func means(_ value: MagicValue, _ text: String) -> Bool {
    takesMagicValues && value.pattern.match(text) != nil
  }

  /// What a text names in the place of the value's first name; nil where it is not that value.
  package func named(by value: MagicValue, in text: String) -> String? {
    takesMagicValues ? value.pattern.match(text)?.first : nil
  }

  /// The move that a magic text asks for, else the usual one.
  package func move(
    _ usual: String, unless text: String, isOneOf values: [MagicValue]
  ) -> String {
    values.first { means($0, text) }?.move ?? usual
  }

  /// Whether a text would be one of these values if they were on.
  ///
  /// For values that stand in the demo data as well: a store that was filled while they were on
  /// goes on having them.
  package func ignores(_ text: String, asOneOf values: [MagicValue]) -> Bool {
    !takesMagicValues && values.contains { $0.pattern.match(text) != nil }
  }
}
