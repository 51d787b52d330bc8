import Simulation
import Testing

/// The order of names that are suggested for one that was not found.
@Suite struct NameLikenessTests {
  @Test(
    arguments: [
      ("createX", ["whoami", "listKeys", "createComputer"], "createComputer"),
      ("createWorkspac", ["createSSHKey", "createWorkspace", "listWorkspaces"], "createWorkspace"),
      ("createComputers", ["createWorkspaceComputerTemplate", "createComputer"], "createComputer"),
      ("computer_create", ["whoami", "commitCompose", "createComputer"], "createComputer"),
      ("vendors", ["seed", "name", "vendor"], "vendor"),
      ("", ["a", "b"], "a"),
    ])
  func `names are ordered by their words and their letters`(
    _ wanted: String, _ names: [String], _ nearest: String
  ) {
    #expect(NameLikeness.sorted(names, to: wanted).first == nearest)
    #expect(NameLikeness.sorted(names, to: wanted).count == names.count)
  }

  @Test func `a name stands once, with the vendors that have it`() {
    let names = [
      (name: "createWorkspace", vendor: "miosa"), ("listWorkspaces", "miosa"),
      ("createWorkspace", "orgo"), ("createWorkspace", "orgo"),
    ]
    #expect(
      NameLikeness.sorted(names, to: "createWorkspac")
        == ["createWorkspace (miosa, orgo)", "listWorkspaces (miosa)"])
    #expect(
      NameLikeness.sorted(Array(names.prefix(2)), to: "createWorkspac")
        == ["createWorkspace", "listWorkspaces"])
    #expect(NameLikeness.sorted(["a", "b", "a"], to: "b") == ["b", "a"])
  }

  @Test func `a name of any length is compared in bounded work`() {
    let long = String(repeating: "aB", count: 1_000_000)
    #expect(NameLikeness.sorted(["create", long], to: long).first == long)
  }
}
