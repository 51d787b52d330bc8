import Testing
import Wire

@testable import Strongly

extension UnknownWordTests {
  @Test func `an unknown word gives no one a right in a project`() throws {
    #expect(try read(CollaboratorRole.self) == .viewer)
    #expect(try read(ProjectVisibility.self) == .private)
    #expect(try read(ProjectStatus.self) == .paused)
  }

  @Test func `a member of an organization whose role is unknown manages nothing`() {
    func row(_ role: String) -> MemberRow {
      MemberRow(organizationID: "o", userID: "u", role: role, now: .sample)
    }
    #expect(["owner", "admin"].allSatisfy { row($0).isManager })
    #expect(["member", "superuser", ""].allSatisfy { !row($0).isManager })
  }
}
