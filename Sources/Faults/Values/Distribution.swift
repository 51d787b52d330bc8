import Platform
import Wire

/// How long something takes, as a function of one number in 0..<1.
///
/// Formulas: uniform min + u (max - min); normal mean + sd z(u); lognormal p50 exp(s z(u)) with
/// s = ln(p99 / p50) / z(0.99); empirical picks an element by u. z is the inverse of the normal
/// distribution. A result below zero counts as zero.
package enum Distribution: Sendable, Hashable {
  case fixed(Duration)
  case uniform(min: Duration, max: Duration)
  case normal(mean: Duration, deviation: Duration)
  case lognormal(p50: Duration, p99: Duration)
  case empirical([Duration])

  /// The duration for a draw in 0..<1.
  package func duration(for draw: Double) -> Duration { sample(for: draw).duration }

  /// The duration for a draw in 0..<1, and whether the formula gave less than nothing.
  package func sample(for draw: Double) -> (duration: Duration, isClamped: Bool) {
    let microseconds: Double
    switch self {
    case .fixed(let duration): return (max(.zero, duration), duration < .zero)
    case .uniform(let low, let high):
      microseconds = Self.number(low) + draw * (Self.number(high) - Self.number(low))
    case .normal(let mean, let deviation):
      microseconds = Self.number(mean) + Self.number(deviation) * Self.quantile(draw)
    case .lognormal(let p50, let p99):
      let sigma = Double.log(Self.number(p99) / Self.number(p50)) / Self.quantile(0.99)
      microseconds = Self.number(p50) * Double.exp(sigma * Self.quantile(draw))
    case .empirical(let samples):
      guard !samples.isEmpty else { return (.zero, false) }
      return (samples[min(samples.count - 1, Int(draw * Double(samples.count)))], false)
    }
    return (.microseconds(Int64(max(0, microseconds).rounded())), microseconds < 0)
  }

  private static func number(_ duration: Duration) -> Double { Double(duration.microseconds) }

  /// The inverse of the standard normal distribution, by bisection on the error function: exact to
  /// the last digits that matter here, and short.
  static func quantile(_ probability: Double) -> Double {
    let wanted = min(max(probability, 1e-12), 1 - 1e-12)
    var low = -8.0
    var high = 8.0
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let share = 0.5 * Double.erfc(-middle / 2.0.squareRoot())
      if share < wanted { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
