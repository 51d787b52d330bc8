import Simulation
import Wire

/// The generation of SDKs whose generated suites are run against the samples of stateless mode.
///
/// Answers are supersets of all generations but where the same member or the same frame has two
/// forms: the words of an objective's state, the frames of the stream that makes one, and what
/// continuing one answers. [SDK: cadenya-ruby 0.52, run] [SDK: cadenya-typescript 1.0.1]
enum SDKGeneration: String, WireEnum {
  case october, august

  static let setting = Setting(
    "sdk_generation", default: SDKGeneration.october,
    why: "August's SDKs read STATE_PENDING and bare events where October's wrap and prefix them")

  private static let augustDialect = Dialect("august", rank: 2)
  private static let augustSnakeCase = Dialect("august_snake_case_cursor", rank: 3)

  /// The way of rendering for a generation, and for the Go SDK's spelling of a cursor.
  static func dialect(_ settings: Settings) -> Dialect {
    let isSnakeCase = settings[Pagination.snakeCaseNextCursor]
    switch settings[setting] {
    case .october: return isSnakeCase ? Pagination.snakeCaseCursor : .standard
    case .august: return isSnakeCase ? augustSnakeCase : augustDialect
    }
  }
}

extension Dialect {
  /// Whether samples are those of August.
  var isAugust: Bool { rank >= 2 }

  /// Whether lists say `next_cursor` as well.
  var hasSnakeCaseCursor: Bool { rank % 2 == 1 }
}

/// A sample that two generations of SDKs read in different forms.
struct GenerationSample: WireOutput {
  let october: JSON
  let august: JSON

  /// Open: either form.
  static var schema: Schema { JSON.schema }

  func write(to json: inout JSONWriter) { json.value(json.dialect.isAugust ? august : october) }
}
