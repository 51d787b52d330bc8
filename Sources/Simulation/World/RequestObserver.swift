/// What watches a world from above the engine, and changes nothing in it: it counts, or keeps.
///
/// It is called inside the world's turns, in the order of effects, and must neither wait nor ask
/// the world.
package protocol RequestObserver: AnyObject, Sendable {
  /// A request was answered, or its stream begun; not one that waits.
  func observe(
    _ processed: ProcessedRequest, _ request: Request, of vendor: Vendor,
    settings: [String: Settings])
  /// The world was reset or restored.
  func beginAnew()
  /// The world is gone.
  func end()
}
