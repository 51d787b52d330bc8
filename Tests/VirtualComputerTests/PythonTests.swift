import Foundation
import Testing
import VirtualComputer

/// The closed subset of Python, as CPython 3.11 ran it.
@Suite struct PythonTests {
  struct Program: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let output: String?
    let error: String?
    let errorType: String?
    let refused: Bool?

    var testDescription: String { name }

    enum CodingKeys: String, CodingKey {
      case name, code, output, error, refused
      case errorType = "error_type"
    }
  }

  private static let programs: [Program] = {
    let lines = ((try? ShellCase.text("python.jsonl")) ?? "").split(separator: "\n")
    return lines.compactMap { try? JSONDecoder().decode(Program.self, from: Data($0.utf8)) }
  }()

  @Test func `there are programs inside the subset and outside of it`() {
    #expect(Self.programs.count == 68)
    #expect(Self.programs.count { $0.refused == true } == 31)
  }

  @Test(arguments: programs)
  func `a program prints what CPython printed, or is refused whole`(_ program: Program) throws {
    let result = PythonOutcome.run(program.code, in: "/root")
    guard program.refused != true else {
      #expect(result.refusal != nil)
      #expect(result.output.isEmpty)
      return
    }
    #expect(result.refusal == nil)
    #expect(result.output.text == program.output)
    #expect(result.exception?.type == program.errorType)
    #expect(result.exception?.message == program.error)
  }

  @Test func `a program in a command is one of its processes`() throws {
    var computer = try emptyComputer()
    let outcome = computer.run(
      SimulatedComputer.Call("python3 -c 'print(6 * 7)' | cat; python3 -c '1 / 0'"))
    #expect(outcome.output(.stdout) == "42\n")
    #expect(outcome.output(.stderr).text.hasSuffix("ZeroDivisionError: division by zero\n"))
    #expect(outcome.status == 1)
  }
}
