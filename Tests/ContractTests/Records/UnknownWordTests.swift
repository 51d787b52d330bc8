import Testing

@testable import Cadenya
@testable import Miosa
@testable import Phala
@testable import Storage

/// What a stored word reads as that this version does not know, as one of a later version.
@Suite struct UnknownWordTests {
  func read<Choice: ColumnValue>(_ type: Choice.Type) throws -> Choice? {
    let database = VendorDatabase(image: try DatabaseSchema(name: "words", []).empty())
    var found: Choice?
    try database.inTransaction { db in
      try db.read(dynamic: "SELECT 'superuser'", bind: { _ in }) { row in
        found = Choice.read(from: &row)
        return false
      }
      return false
    }
    return found
  }

  @Test func `an unknown word gives no one a right`() throws {
    #expect(try read(WorkspaceRole.self) == .viewer)
    #expect(try read(ComputerVisibility.self) == .key)
    #expect(try read(APIKeyState.self) == .disabled)
    #expect(try read(WorkspaceStatus.self) == .disabled)
    #expect(try read(AgentState.self) == .draft)
    #expect(try read(ProfileType.self) == .unspecified)
  }

  @Test func `an unknown word is no way round a limit`() throws {
    #expect(try read(ComputerSize?.self) == .some(.small))
    #expect(try read(WorkspaceTier.self) == .level1)
  }
}
