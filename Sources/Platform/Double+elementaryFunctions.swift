import Glibc

/// Functions of the C library, under the names that they have in mathematics.
extension Double {
  /// e to the power of `exponent`.
  package static func exp(_ exponent: Double) -> Double { Glibc.exp(exponent) }

  /// The natural logarithm.
  package static func log(_ number: Double) -> Double { Glibc.log(number) }

  /// The complementary error function, 1 - erf.
  package static func erfc(_ number: Double) -> Double { Glibc.erfc(number) }
}
