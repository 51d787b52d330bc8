import Storage
import Wire

/// What runs in a workspace. [seed 002]
enum EnvironmentType: String, WireEnum, ColumnEnum {
  case jupyter, vscode, rstudio, custom

  static let unknown = EnvironmentType.custom

  /// The image of a workspace that names none; a custom one must. [our choice: the seed has a
  /// default for each type, and prints that of jupyter with a GPU]
  func defaultImage(hasGPU: Bool) -> String? {
    switch self {
    case .jupyter: hasGPU ? "strongly/jupyter-gpu:latest" : "strongly/jupyter:latest"
    case .vscode: "strongly/vscode:latest"
    case .rstudio: "strongly/rstudio:latest"
    case .custom: nil
    }
  }

  /// What logs call the server inside. [seed 002 for jupyter]
  var serverName: String {
    switch self {
    case .jupyter: "Jupyter server"
    case .vscode: "VS Code server"
    case .rstudio: "RStudio server"
    case .custom: "container"
    }
  }

  /// Where the server inside listens.
  var port: Int {
    switch self {
    case .jupyter: 8888
    case .vscode, .custom: 8080
    case .rstudio: 8787
    }
  }
}
