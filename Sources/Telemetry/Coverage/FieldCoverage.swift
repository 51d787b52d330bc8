import Simulation
package import Wire

/// The documented fields of a request, by whether any request has sent them.
package struct SentFields: WireInput, WireOutput, Hashable {
  /// A parameter of the query stands behind a question mark: `?limit`.
  package let sent: [String]
  package let never: [String]

  package var ratio: CoverageRatio {
    CoverageRatio(covered: sent.count, documented: sent.count + never.count)
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("sent", sent)
      json.field("never", never)
    }
  }
}

/// The documented fields of an answer, by whether any success has served them.
package struct ServedFields: WireInput, WireOutput, Hashable {
  package let served: [String]
  package let never: [String]

  package var ratio: CoverageRatio {
    CoverageRatio(covered: served.count, documented: served.count + never.count)
  }

  package func write(to json: inout JSONWriter) {
    json.object { json in
      json.field("served", served)
      json.field("never", never)
    }
  }
}

extension SentFields {
  init(_ operation: Operation, _ metFields: FieldSet?) {
    (sent, never) = split(OperationFields.of(operation).request.places, metFields)
  }
}

extension ServedFields {
  /// The fields of all dialects that were spoken, else of the standard one.
  init(_ operation: Operation, _ served: [OperationCounts.Served]) {
    guard !served.isEmpty else {
      (self.served, never) = split(
        OperationFields.of(operation).response(in: .standard).places, nil)
      return
    }
    var met: [String] = []
    var missed: [String] = []
    for dialect in served {
      let (seen, unseen) = split(dialect.table.places, dialect.metFields)
      met += seen.filter { !met.contains($0) }
      missed += unseen.filter { !missed.contains($0) }
    }
    self.served = met
    never = missed.filter { !met.contains($0) }
  }
}

private func split(_ places: [String], _ metFields: FieldSet?) -> (met: [String], never: [String]) {
  guard let metFields else { return ([], places) }
  return (
    places.indices.filter(metFields.contains).map { places[$0] },
    places.indices.filter { !metFields.contains($0) }.map { places[$0] }
  )
}
