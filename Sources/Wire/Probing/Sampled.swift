/// A type that says which of its values is a sample: what wraps one is shown with it in stateless
/// mode, and its schema found by it.
///
/// It is for values that clients act on, such as a state that they wait for. Any other type is
/// sampled by its `init(from:)`.
package protocol Sampled: Decodable {
  static var sample: Self { get }
}
