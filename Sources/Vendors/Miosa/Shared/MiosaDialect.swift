import Simulation
import Wire

/// Ways in which answers of the service have looked at one time or another, each by a setting. The
/// documented one is the default; the others are for clients that know an older or a newer service.
struct MiosaDialect: OptionSet {
  let rawValue: Int

  /// A computer that runs is `active`. [SDK: types.ts]
  static let active = MiosaDialect(rawValue: 1)
  /// The list of computers is under `computers`. [SDK: computers.py, a comment on production]
  static let computersKey = MiosaDialect(rawValue: 2)
  /// An error is a text with its code beside it. [SDK: Elixir, Go fixtures]
  static let flatErrors = MiosaDialect(rawValue: 4)

  /// A computer that is made is `creating`. [SDK: Elixir, Go]
  static let creating = MiosaDialect(rawValue: 8)

  static let runningWord = Setting(
    "running_word", default: RunningWord.running,
    why: "the documents say running; newer SDKs call the same status active")
  static let provisioningWord = Setting(
    "provisioning_word", default: ProvisioningWord.provisioning,
    why: "the documents say provisioning; Elixir and Go of 2.0 know creating, and Elixir raises")
  static let computerListKey = Setting(
    "computer_list_key", default: ComputerListKey.data,
    why: "the documents list computers under data; production is said to use computers",
    vendor: "is said to list them under `computers`")
  static let errorEnvelope = Setting(
    "error_envelope", default: ErrorEnvelope.nested,
    why: "the errors page nests code and message; SDKs of Elixir and Go read a flat one only")

  var dialect: Dialect { rawValue == 0 ? .standard : Dialect("miosa \(rawValue)", rank: rawValue) }
}

extension MiosaDialect {
  /// The ways that a world's settings ask for.
  init(_ settings: Settings) {
    self = []
    if settings[Self.runningWord] == .active { insert(.active) }
    if settings[Self.provisioningWord] == .creating { insert(.creating) }
    if settings[Self.computerListKey] == .computers { insert(.computersKey) }
    if settings[Self.errorEnvelope] == .flat { insert(.flatErrors) }
  }
}

extension Dialect {
  /// Whether a way of answering was asked for.
  func has(_ option: MiosaDialect) -> Bool { MiosaDialect(rawValue: rank).contains(option) }

  /// The word of this dialect for a computer's status.
  func word(for status: String) -> String {
    switch status {
    case "running" where has(.active): "active"
    case "provisioning" where has(.creating): "creating"
    default: status
    }
  }

  /// The status that a word of any dialect stands for.
  static func status(for word: String) -> String {
    switch word {
    case "active": "running"
    case "creating": "provisioning"
    default: word
    }
  }
}

/// The word for a computer that runs.
enum RunningWord: String, WireEnum {
  case running, active
}

/// The word for a computer that is being made.
enum ProvisioningWord: String, WireEnum {
  case provisioning, creating
}

/// What computers are listed under.
enum ComputerListKey: String, WireEnum {
  case data, computers
}

/// How errors are shown.
enum ErrorEnvelope: String, WireEnum {
  case nested, flat
}
