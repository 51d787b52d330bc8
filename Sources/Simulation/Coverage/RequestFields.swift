/// The documented fields of a request: its query's first, then its body's.
package struct RequestFields: Sendable {
  package let query: FieldTable
  package let body: FieldTable

  init(_ input: InputShape) {
    query = FieldTable(input.query)
    switch input.bodyKind {
    case .json, .optionalJSON: body = FieldTable(input.body)
    case .text, .multipart, nil: body = FieldTable(nil)
    }
  }

  package var count: Int { query.places.count + body.places.count }

  /// The places of all fields, those of the query behind a question mark.
  package var places: [String] { query.places.map { "?\($0)" } + body.places }
}
