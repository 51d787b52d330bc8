import Simulation
import Storage
import Wire

/// A resource of Cadenya's API.
protocol CadenyaResource: VendorResource where Failure == CadenyaError, Caller == CadenyaCaller {}

extension Source {
  static let workspacesPage = Source.page(
    "List workspaces", at: "https://docs.cadenya.com/api/ruby/resources/workspaces/methods/list")
}

typealias Transaction = Simulation.Transaction<CadenyaError>
typealias Call<Input: Sendable> = Simulation.Call<Input, CadenyaCaller>
typealias Loader<Target> = Simulation.Loader<CadenyaError, CadenyaCaller, Target>
typealias Route = Simulation.Route<CadenyaError, CadenyaCaller>
typealias RouteGroup<Target> = Simulation.RouteGroup<CadenyaError, CadenyaCaller, Target>

/// A void answer: `{}`, as the vendor's document has it, where SDKs take an empty body as well.
struct EmptyAnswer: ReplyBody {
  init() {}

  static var schema: Schema { Schema(.object([], open: false), name: "EmptyAnswer") }

  func write(to json: inout JSONWriter) { json.object { _ in } }
}
