import Faults
import Simulation
import Testing
import Wire

/// How long something takes, as a function of one number.
@Suite struct DistributionTests {
  @Test(arguments: [0, 0.25, 0.5, 0.999])
  func `a fixed distribution takes no chance`(_ draw: Double) {
    #expect(Distribution.fixed(.seconds(3)).duration(for: draw) == .seconds(3))
    #expect(Distribution.fixed(.seconds(-3)).duration(for: draw) == .zero)
  }

  @Test func `a uniform distribution is a straight line`() {
    let uniform = Distribution.uniform(min: .seconds(2), max: .seconds(4))
    #expect(uniform.duration(for: 0) == .seconds(2))
    #expect(uniform.duration(for: 0.5) == .seconds(3))
    #expect(uniform.duration(for: 0.25) == .milliseconds(2500))
  }

  @Test func `a normal distribution has its mean in the middle and never goes below zero`() {
    let normal = Distribution.normal(mean: .seconds(10), deviation: .seconds(2))
    #expect(abs((normal.duration(for: 0.5) - .seconds(10)).microseconds) < 10)
    #expect(abs((normal.duration(for: 0.8413447) - .seconds(12)).microseconds) < 100)
    #expect(normal.duration(for: 1e-12) == .zero)
  }

  @Test func `a lognormal distribution meets its two quantiles`() {
    let lognormal = Distribution.lognormal(p50: .milliseconds(100), p99: .seconds(2))
    #expect(abs((lognormal.duration(for: 0.5) - .milliseconds(100)).microseconds) < 10)
    #expect(abs((lognormal.duration(for: 0.99) - .seconds(2)).microseconds) < 100)
  }

  @Test func `an empirical distribution picks from its samples`() {
    let samples: [Duration] = [.seconds(1), .seconds(2), .seconds(30), .seconds(4)]
    let empirical = Distribution.empirical(samples)
    #expect([0, 0.26, 0.5, 0.99].map { empirical.duration(for: $0) } == samples)
    #expect(Distribution.empirical([]).duration(for: 0.5) == .zero)
  }
}
