import Simulation
import SimulationTesting
import Testing

@testable import UnderstudyCommands

/// The conformance suite, run for every vendor.
@Suite struct ConformanceTests {
  private func conformance(_ vendor: Vendor) throws -> Conformance {
    Conformance(vendor, try Fixtures.profile(of: vendor))
  }

  /// One issue a finding, so that each is read in full.
  private func expectNone(
    _ findings: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for finding in findings {
      Issue.record(Comment(rawValue: finding), sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: Vendor.tested)
  func `a path that is not documented is not found`(_ vendor: Vendor) async throws {
    expectNone(try await conformance(vendor).unknownRoutesAreNotFound())
  }

  @Test(arguments: Vendor.tested)
  func `a documented path with another verb says which verbs it has`(
    _ vendor: Vendor
  ) async throws {
    expectNone(try await conformance(vendor).otherMethodsAreRefused())
  }

  @Test(arguments: Vendor.tested)
  func `a route that is declared only refuses strangers and then says that it is not simulated`(
    _ vendor: Vendor
  ) async throws {
    expectNone(try await conformance(vendor).declaredRoutesSaySo())
  }

  @Test(arguments: Vendor.tested)
  func `a setting chooses the status of what is not simulated`(_ vendor: Vendor) async throws {
    expectNone(try await conformance(vendor).notSimulatedStatusIsASetting())
  }

  @Test(arguments: Vendor.tested)
  func `ids of operations are unique, and no family takes the path of a simulated route`(
    _ vendor: Vendor
  ) throws {
    expectNone(try conformance(vendor).tableIsSound())
  }

  @Test(arguments: Vendor.tested)
  func `a rate limit and an outage have an error of the vendor`(_ vendor: Vendor) throws {
    expectNone(try conformance(vendor).limitsAndOutagesHaveErrors())
  }

  @Test(arguments: Vendor.tested)
  func `double and trailing slashes do not matter`(_ vendor: Vendor) async throws {
    expectNone(try await conformance(vendor).slashesDoNotMatter())
  }

  @Test(arguments: Vendor.tested)
  func `head is answered as get`(_ vendor: Vendor) async throws {
    expectNone(try await conformance(vendor).headIsAnsweredAsGet())
  }

  @Test(arguments: Vendor.tested)
  func `a request without a key is refused`(_ vendor: Vendor) async throws {
    expectNone(try await conformance(vendor).missingKeysAreRefused())
  }

  @Test(arguments: Vendor.tested)
  func `a body that is not json is refused`(_ vendor: Vendor) async throws {
    expectNone(try await conformance(vendor).malformedBodiesAreRefused())
  }

  @Test(arguments: Vendor.tested)
  func `a body over the limit is refused`(_ vendor: Vendor) async throws {
    expectNone(try await conformance(vendor).oversizedBodiesAreRefused())
  }

  @Test(arguments: Vendor.tested)
  func `a request that breaks everything is refused in the order of the stages`(
    _ vendor: Vendor
  ) async throws {
    expectNone(try await conformance(vendor).admissionKeepsItsOrder())
  }

  @Test(arguments: Vendor.tested)
  func `a list read page by page holds everything once`(_ vendor: Vendor) async throws {
    expectNone(try await conformance(vendor).pagesHoldEverythingOnce())
  }

  @Test(arguments: Vendor.tested)
  func `identifiers are stable under a seed and others under another`(
    _ vendor: Vendor
  ) async throws {
    expectNone(try await conformance(vendor).identifiersFollowTheSeed())
  }

  @Test(arguments: Vendor.tested)
  func `a failure leaves no trace and gives its ordinal back`(_ vendor: Vendor) async throws {
    expectNone(try await conformance(vendor).failuresLeaveNoTrace())
  }
}
