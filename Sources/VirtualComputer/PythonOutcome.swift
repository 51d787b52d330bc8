/// What came of a Python program that was handed over by itself, without a shell.
package struct PythonOutcome: Sendable {
  /// An exception that ended it.
  package struct Exception: Hashable, Sendable {
    /// The name of its class.
    package let type: String
    /// Its text; empty where it has none.
    package let message: String
    /// The line that raised it, from 1.
    package let line: Int
  }

  /// What it printed.
  package var output = ByteString()
  /// How long it slept.
  package var slept = Duration.zero
  /// What ended it, unless it came to its end.
  package var exception: Exception?
  /// What of it is not simulated; it has then not run at all.
  package var refusal: Refusal?
  /// Whether it was ended because its time was up.
  package var isTimedOut = false

  /// Runs a program, seen from a folder. It changes nothing on any disk.
  package static func run(_ code: String, in directory: String, limit: Duration? = nil)
    -> PythonOutcome
  {
    var outcome = PythonOutcome()
    let run: PythonRun
    do throws(PythonParser.Outside) {
      run = try PythonRun.run(code, directory: directory)
    } catch {
      outcome.refusal = Refusal(line: error.line, ByteString(error.what))
      return outcome
    }
    for event in run.events {
      switch event {
      case .output(let text): outcome.output += ByteString(text)
      case .sleep(let microseconds):
        outcome.slept += .microseconds(microseconds)
        if let limit, outcome.slept > limit {
          outcome.isTimedOut = true
          return outcome
        }
      }
    }
    outcome.exception = run.exception.map {
      Exception(type: $0.type, message: $0.message, line: $0.line)
    }
    return outcome
  }
}
