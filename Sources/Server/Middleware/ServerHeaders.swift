import Faults
import HTTPTypes
import Simulation
import Wire

/// The headers that the server sets beside those of the vendor: `Content-Type`, `Date`, which
/// request, world, operation and fault, and a diagnosis.
///
/// They are those of what a world answered; a response that the server gives by itself names none. A
/// rule's header of the same name stands in place of one, so that it is sent once.
struct ServerHeaders: Middleware {
  func process(_ response: inout RoutedResponse, to request: RoutedRequest) {
    guard let exchange = response.exchange else { return }
    var fields = response.head.headerFields
    response.head.headerFields = [:]
    fields.reserveCapacity(fields.count + 8)
    Self.append(exchange, to: &fields)
    response.head.headerFields = fields
  }

  private static func append(_ exchange: WorldExchange, to fields: inout HTTPFields) {
    let processed = exchange.processed
    let fault = processed.fault
    func add(_ name: HTTPField.Name, _ value: String) {
      if let fault, fault.sets(header: name), fields.contains(name) { return }
      fields.append(HTTPField(name: name, value: value))
    }
    if let type = exchange.response.contentType { add(.contentType, type) }
    add(.date, processed.at.httpDate)
    add(DiagnosisHeaders.requestID, processed.requestID)
    add(DiagnosisHeaders.world, exchange.world.name)
    if let operation = processed.operation {
      add(DiagnosisHeaders.operation, operation.id)
      if exchange.world.configuration.isStateless { add(DiagnosisHeaders.stateless, "sample") }
    }
    if let diagnosis = exchange.response.diagnosis {
      add(DiagnosisHeaders.diagnosis, DiagnosisHeaders.value(diagnosis))
    }
    if let fault {
      add(
        DiagnosisHeaders.fault, DiagnosisHeaders.value(fault.names.joined(separator: ", ")))
    }
  }
}
