package import Simulation
import Wire

/// Conjure mode: lists are whole here; pictures are one black pixel.
extension Orgo {
  package static let conjuring = Conjuring(
    answers: [
      "getScreenshot": .body {
        Screenshot(.inline(Base64.encode(pixel), width: 1, height: 1))
      },
      "getStoredScreenshot": .bytes(pixel, "image/png"),
    ])

  private static let pixel = PNG.file(
    width: 1, height: 1, palette: [0, 0, 0, 0], rows: [0], stride: 1)
}
