import Simulation

/// The page that shows every magic value: docs/magic-values.md, word for word.
///
/// Made from what the vendors declare, so that it names nothing that is not there and leaves
/// nothing out.
enum MagicPage {
  static func text(of vendors: [Vendor]) -> String {
    opening + vendors.map(section).joined(separator: "\n")
  }

  private static let opening = """
    # Magic values

    A key, a name or a header that selects behaviour, so that a test of it needs no preparation and
    no [control plane](control.md): send the value, and the vendor answers as it would in that
    situation. Any other key is the demo account's, and any other name means nothing.

    `{name}` stands for any text, `...` for anything that may follow. Where the behaviour is known
    from stands beside it; that just this value selects it is always our choice. `understudy magic`
    prints this table, `GET /_understudy/v1/vendors` has it too, and `serve --no-magic-values` (or
    `UNDERSTUDY_NO_MAGIC_VALUES`, or `no-magic-values: true` in `understudy.yaml`) takes all of them
    for ordinary ones. A world's name behind a key, `msk_test_expired~ci`, is no part of the value.

    <!-- Made from what the vendors declare: UNDERSTUDY_RECORD=1 swift test --filter MagicPageTests -->


    """

  private static func section(of vendor: Vendor) -> String {
    let rows = vendor.magicValues.map { value in
      "| `\(value.text)` | \(value.place) | \(value.effect) | \(value.source) |\n"
    }
    return """
      ## \(vendor.description.title) (`\(vendor.name)`)

      | value | in | what it does | known from |
      |---|---|---|---|

      """ + rows.joined()
  }
}
