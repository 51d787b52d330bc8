import ArgumentParser
import Wire

/// Holds recorded requests to the expectations of a file.
struct RequestVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Hold a world's requests to expectations.",
    discussion: """
      The file is the JSON body of POST requests/verify: {"expectations": [{"request": \
      {"operation": "createWorkspace"}, "exactly": 1}]}. Exit code 1 where they are not met, or where \
      the journal cannot tell.
      """)

  @Argument(help: "A JSON file; - is standard input.")
  var file: String
  @OptionGroup var place: ServerPlace
  @Flag(help: "Print the server's answer as it is.")
  var json = false

  func run() throws {
    guard let text = try TextFile.read(file == "-" ? "/dev/stdin" : file) else {
      throw CommandError.refused("there is no file \(file)")
    }
    let body: JSON
    do throws(JSONSyntaxError) { body = try JSON(parsing: Array(text.utf8)) } catch {
      throw CommandError.refused("\(file):\(error.line):\(error.column): \(error.reason)")
    }
    let client = try ControlClient(try place.origin()).requiringWorld(orEvicted: true)
    let response = try client.exchange("POST", "/requests/verify", body)
    guard let found = try? JSON(parsing: response.body) else {
      throw CommandError.failed("the server answered \(response.status)")
    }
    switch response.status {
    case 200: for line in json ? ["\(found)"] : Self.lines(found) { Terminal.say(line) }
    case 422:
      let verification = found["verification"] ?? .null
      for line in json ? ["\(found)"] : Self.lines(verification) { Terminal.say(line) }
      throw CommandError.failed(found["title"]?.stringValue ?? "not met")
    default:
      // A journal with gaps is no fault of the file's.
      let error = ControlProblem(response.status, found).error([:])
      throw CommandError(code: response.status == 409 ? 1 : error.code, lines: error.lines)
    }
  }

  /// What became of the expectations, for people.
  static func lines(_ verification: JSON) -> [String] {
    var lines: [String] = []
    for expectation in verification["expectations"]?.arrayValue ?? [] {
      let word = { (name: String) in expectation[name]?.stringValue ?? "" }
      let mark =
        switch expectation["met"]?.boolValue {
        case true?: "met    "
        case false?: "NOT MET"
        case nil: "       "
        }
      lines.append(
        "\(mark)  \(word("wanted")): \(word("request"))  (\(expectation["found"] ?? .null) found)")
      for near in expectation["nearest"]?.arrayValue ?? [] {
        let misses = (near["misses"]?.arrayValue ?? []).compactMap(\.stringValue)
        lines.append(
          "         near: \(near["line"]?.stringValue ?? "") \(near["id"]?.stringValue ?? ""): "
            + misses.joined(separator: "; "))
      }
    }
    if let disorder = verification["disorder"]?.stringValue { lines.append(disorder) }
    return lines
  }
}
