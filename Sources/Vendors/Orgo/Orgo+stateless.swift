package import Simulation
import Wire

/// Stateless mode: lists are whole here; pictures are one black pixel. Files are declared only.
extension Orgo {
  package static let stateless = StatelessMode(
    answers: [
      "getScreenshot": .body {
        Screenshot(.inline(Base64.encode(pixel), width: 1, height: 1))
      },
      "getStoredScreenshot": .bytes(pixel, "image/png"),
      "uploadFile": .json(["file": file], taking: InputShape(bodyKind: .multipart)),
      "listFiles": .json(["files": [file]], taking: .query(["projectId": .text])),
      "exportFile": .json(
        ["success": true, "file": file, "url": "https://example.com/sample"],
        taking: .body(["desktopId": .text, "path": .text])),
      "downloadFile": .json(["url": "https://example.com/sample"], taking: .query(["id": .text])),
      "deleteFile": .json(["success": true], taking: .query(["id": .text])),
    ])

  /// [OpenAPI]
  private static let file: JSON = [
    "id": "sample", "filename": "sample", "size_bytes": 1, "content_type": "text/plain",
    "created_at": .string(Instant.sample.iso8601(.seconds)),
  ]

  private static let pixel = PNG.file(
    width: 1, height: 1, palette: [0, 0, 0, 0], rows: [0], stride: 1)
}
