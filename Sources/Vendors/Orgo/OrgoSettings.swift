package import Simulation
import Wire

/// What a test may want to be otherwise: rules of other editions, and what the service was seen to
/// do.
extension Orgo {
  static let plan = Setting(
    "plan", default: Plan.enterprise,
    why: "the plan of every account but `free`; refusals of plans are what clients handle worst")

  static let strictNames = Setting(
    "strict_names", default: false,
    why: "the first edition allowed letters, numbers, hyphens and underscores, 64 at most")

  static let defaultCPU = Setting(
    "default_cpu", default: CPU.standard,
    why: "vCPUs of a computer that asks for none: 2 in the first edition, 1 since")

  static let projectDelete = Setting(
    "project_delete", default: LegacyRoute.allow,
    why: "DELETE /projects/{id}, which the SDK calls, was seen to answer 405")

  static let restart = Setting(
    "restart", default: LegacyRoute.allow,
    why: "legacy hosts answer a restart with 405; clients are to stop and start")

  static let bashSuccess = Setting(
    "bash_success", default: BashSuccess.always,
    why: "documents say true whatever the exit code; the service was seen to say false")

  static let screenshot = Setting(
    "screenshot", default: ScreenshotForm.url,
    why: "the form of a screenshot changed twice under its clients")

  package static let settings = [
    SettingDescription(plan), SettingDescription(strictNames), SettingDescription(defaultCPU),
    SettingDescription(projectDelete), SettingDescription(restart), SettingDescription(bashSuccess),
    SettingDescription(screenshot), SettingDescription(undeclaredJSON.setting),
  ]

  static let undeclaredJSON = UndeclaredJSON(
    .mediaType, isRefused: false,
    why: "what the service makes of JSON under another media type is not documented")
}

/// Whether a route that some hosts lack is there.
enum LegacyRoute: String, WireEnum {
  case allow
  case refuse = "405"
}

/// What `success` of a command says.
enum BashSuccess: String, WireEnum {
  case always
  case exitCode = "exit_code"
}

/// The form of a screenshot that was not asked for as Base64.
enum ScreenshotForm: String, WireEnum {
  /// An absolute URL that works from where the client stands. [E2, E3]
  case url
  /// A data URI and nothing else. [E1, OpenAPI]
  case dataURI = "data_uri"
  /// A path on the API's origin. [SDK: client.py]
  case path
}
