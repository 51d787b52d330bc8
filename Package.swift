// swift-tools-version: 6.2
import PackageDescription

/// One list for every target; each flag with its reason.
let settings: [SwiftSetting] = [
  // Data races are errors.
  .swiftLanguageMode(.v6),
  // A dynamic type is visible where it costs.
  .enableUpcomingFeature("ExistentialAny"),
  // A dependency never leaks by accident.
  .enableUpcomingFeature("InternalImportsByDefault"),
  // A file imports what it uses.
  .enableUpcomingFeature("MemberImportVisibility"),
  // Async functions stay with their caller.
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  // Every unsafe use is marked where it stands.
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let http: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
]
let hummingbird: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")

/// SHA-256, HMAC and X25519, where a vendor shows them.
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

/// Everything that a vendor may see; what stands above it sees it too.
let engine: [Target.Dependency] = ["Wire", "Storage", "Simulation", http]

/// Vendors whose computers answer commands.
let computers: Set<String> = ["Orgo"]

/// The server without its command line, and what its tests need.
let server: [Target.Dependency] =
  engine + ["Faults", "HTTPTransport", "Telemetry", "Scenarios", "Server"]
let testing: [Target.Dependency] = server + ["SimulationTesting"]

/// The simulated vendors: one target each, which knows the engine and nothing else.
let vendors = ["Miosa", "Strongly", "Phala", "Cadenya", "Orgo"]

/// A vendor's target; `folder` has the folder `Vendors`.
func vendor(_ name: String, in folder: String) -> Target {
  .target(
    name: name,
    dependencies: engine + (name == "Phala" ? [crypto] : [])
      + (computers.contains(name) ? ["VirtualComputer"] : []),
    path: "\(folder)/Vendors/\(name)", swiftSettings: settings)
}

/// What only `make bench` builds: the server to compare with, and the writer's benchmark.
let benchmarks: [Target] =
  Context.environment["UNDERSTUDY_BENCHMARKS"] == nil
  ? []
  : [
    .executableTarget(
      name: "BareServer", dependencies: [http, log, lifecycle, hummingbird] + nio,
      swiftSettings: settings),
    .executableTarget(name: "WireBenchmark", dependencies: ["Wire"], swiftSettings: settings),
  ]

let package = Package(
  name: "understudy",
  products: [.executable(name: "understudy", targets: ["understudy"])],
  dependencies: [
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    .target(name: "Platform", swiftSettings: settings),
    .target(name: "Wire", swiftSettings: settings),
    .target(
      name: "HTTPTransport",
      dependencies: ["Platform", "Wire", http, log, lifecycle, hummingbird] + nio,
      swiftSettings: settings),
    .target(
      name: "Storage",
      dependencies: [
        "Platform", "Wire", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(name: "Faults", dependencies: ["Platform", "Wire", http], swiftSettings: settings),
    .target(
      name: "Simulation", dependencies: ["Platform", "Wire", "Storage", "Faults", http],
      swiftSettings: settings),
    .target(
      name: "VirtualComputer", dependencies: ["Wire", "Storage", "Simulation"],
      swiftSettings: settings),
    .target(
      name: "Telemetry", dependencies: ["Wire", "Faults", "Simulation", http],
      swiftSettings: settings),
    .target(
      name: "Scenarios",
      dependencies: [
        "Wire", "Faults", "Simulation", http, .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(
      name: "Server",
      dependencies: engine + ["Faults", "HTTPTransport", "Telemetry", "Scenarios"],
      swiftSettings: settings),
    .target(
      name: "SimulationTesting",
      dependencies: engine + ["Faults", "HTTPTransport", "Telemetry", "Server"],
      swiftSettings: settings),
    .target(
      name: "UnderstudyCommands",
      dependencies: server + [
        "Platform", log, lifecycle,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ] + vendors.map { .target(name: $0) },
      swiftSettings: settings),
    .executableTarget(
      name: "understudy", dependencies: ["UnderstudyCommands"], swiftSettings: settings),
    .testTarget(name: "StructureTests", swiftSettings: settings),
    .testTarget(name: "PlatformTests", dependencies: ["Platform"], swiftSettings: settings),
    .testTarget(name: "WireTests", dependencies: ["Wire"], swiftSettings: settings),
    .testTarget(
      name: "HTTPTransportTests",
      dependencies: testing + [log, lifecycle] + nio + [
        .product(name: "NIOEmbedded", package: "swift-nio")
      ],
      swiftSettings: settings),
    .testTarget(name: "FaultsTests", dependencies: testing + ["Miosa"], swiftSettings: settings),
    .testTarget(name: "SimulationTests", dependencies: testing, swiftSettings: settings),
    .testTarget(name: "StorageTests", dependencies: testing, swiftSettings: settings),
    .testTarget(name: "TelemetryTests", dependencies: testing, swiftSettings: settings),
    .testTarget(
      name: "VirtualComputerTests", dependencies: testing + ["VirtualComputer"],
      exclude: ["Cases"], swiftSettings: settings),
    .testTarget(
      name: "SixthVendorTests", dependencies: testing + ["Lantern"], swiftSettings: settings),
    .testTarget(
      name: "ScenariosTests", dependencies: testing + ["UnderstudyCommands"],
      exclude: ["Accepted", "Refused"], swiftSettings: settings),
    .testTarget(
      name: "ServerTests", dependencies: testing + ["UnderstudyCommands", "Miosa"],
      swiftSettings: settings),
    .testTarget(
      name: "UnderstudyCommandsTests", dependencies: testing + ["UnderstudyCommands"],
      swiftSettings: settings),
    .testTarget(
      name: "ContractTests",
      dependencies: testing + ["UnderstudyCommands", "Lantern"]
        + vendors.map { .target(name: $0) },
      swiftSettings: settings),
    // The vendor of docs/adding-a-vendor.md: tested as the others are, and not shipped.
    vendor("Lantern", in: "Tests"),
  ] + vendors.map { vendor($0, in: "Sources") } + benchmarks
)
