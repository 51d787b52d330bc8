package import Wire

/// A stored document that is an array: written as it is, and described as one.
///
/// ``RawJSON`` is described as an object, which most documents are; which of the two a column holds
/// is for the vendor to know.
package struct RawJSONArray: WireOutput, Hashable {
  package let document: RawJSON

  /// Takes a document that is known to be an array.
  package init(_ document: RawJSON) { self.document = document }

  package init(from decoder: any Decoder) throws { document = .emptyArray }

  package func write(to json: inout JSONWriter) { document.write(to: &json) }

  package static var schema: Schema { Schema(.array(Schema(.any))) }
}
