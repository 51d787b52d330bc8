import HummingbirdCore
import NIOHTTPTypesHTTP1
import ServiceLifecycle
@main
struct BareServer { static func main() async throws {} }
