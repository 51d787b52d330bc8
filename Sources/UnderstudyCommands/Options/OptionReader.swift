import Server
import Simulation
import Wire

/// Turns what was written into what it means, and gathers what means nothing.
struct OptionReader {
  let layers: [OptionLayer]
  let vendors: [Vendor]
  private(set) var faults: [String] = []
  private var places: [OptionKey: String] = [:]

  init(layers: [OptionLayer], vendors: [Vendor]) {
    self.layers = layers
    self.vendors = vendors
  }

  mutating func options() -> ServeOptions {
    var options = ServeOptions()
    options.port = one(.port, Self.port) ?? options.port
    options.hosts = several(.host).map(\.text)
    options.portFile = one(.portFile, Self.text)
    options.state = one(.state, Self.text)
    options.scenarios = several(.scenario).map(\.text)
    options.baseline = one(.baseline, Self.baseline)
    options.seed = one(.seed, Self.seed)
    options.clock = one(.clock, Self.clock)
    options.start = one(.start, Self.instant)
    options.isStrictAboutKeys = one(.auth, Self.choice(AuthMode.self)) == .strict
    options.isStateless = one(.stateless, Self.flag) ?? false
    options.journal = one(.journal, ByteCount.read) ?? options.journal
    options.makesUnknownWorlds = !(one(.noUnknownWorlds, Self.flag) ?? false)
    options.skipsDelays = one(.noDelays, Self.flag) ?? false
    options.takesMagicValues = !(one(.noMagicValues, Self.flag) ?? false)
    if let idle = one(.worldTTL, Self.timeToLive) { options.limits.idle = idle }
    options.limits.count = one(.maxWorlds, Self.count) ?? options.limits.count
    options.limits.bytes = one(.maxWorldBytes, ByteCount.read) ?? options.limits.bytes
    options.cors = one(.cors, Self.origin)
    options.record = one(.record, Self.text)
    options.isQuiet = one(.quiet, Self.flag) ?? false
    options.log = one(.log, Self.choice(ServeOptions.LogFormat.self)) ?? options.log
    options.controlPort = one(.controlPort, Self.port)
    options.controlToken = one(.controlToken, Self.token)
    options.controlHosts = several(.controlHost).map(\.text)
    readVendorPorts(into: &options)
    readSettings(into: &options)
    readSnapshots(into: &options)
    refuseSharedPorts(of: options)
    if options.record != nil, options.state != nil || options.cors != nil {
      faults.append(
        "--record: a record begins with a world that is new and knows no pages; leave out "
          + (options.state != nil ? "--state" : "--cors"))
    }
    if options.isStateless, options.state != nil {
      faults.append(
        "\(places[.stateless] ?? "--stateless"): samples are answered without state; leave out this "
          + "or \(places[.state] ?? "--state")")
    }
    if options.isExposed, options.controlToken == nil {
      let place = several(.host).first?.place ?? "--host"
      faults.append(
        "\(place): a server that other machines can reach needs --control-token, or "
          + "UNDERSTUDY_CONTROL_TOKEN")
    }
    options.places = places
    return options
  }

  /// The value of an option that is given once in the layer that counts.
  private mutating func one<Value>(
    _ key: OptionKey, _ read: (String) throws(OptionError) -> Value
  ) -> Value? {
    guard let values = layers.lazy.compactMap({ $0.values[key] }).first, let last = values.last
    else { return nil }
    places[key] = last.place
    do throws(OptionError) { return try read(last.text) } catch {
      faults.append("\(last.place): \(error.message)")
      return nil
    }
  }

  /// All values of an option in the layer that counts.
  private func several(_ key: OptionKey) -> [OptionLayer.Spelled] {
    layers.lazy.compactMap { $0.values[key] }.first ?? []
  }

  /// All pairs that any layer names, those that count least first.
  private mutating func pairs(
    _ key: OptionKey, _ form: String
  ) -> [(name: String, value: String, place: String)] {
    layers.reversed().flatMap { $0.values[key] ?? [] }.compactMap { spelled in
      let parts = spelled.text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        faults.append("\(spelled.place): '\(spelled.text)' is not of the form \(form)")
        return nil
      }
      return (parts[0], parts[1], spelled.place)
    }
  }

  private mutating func readVendorPorts(into options: inout ServeOptions) {
    for (name, value, place) in pairs(.vendor, "NAME=PORT") {
      guard let vendor = vendor(name, place) else { continue }
      do throws(OptionError) {
        let port = try Self.port(value)
        options.vendorPorts.removeAll { $0.vendor == vendor.name }
        options.vendorPorts.append((vendor.name, port))
      } catch {
        faults.append("\(place): \(error.message)")
      }
    }
  }

  private mutating func refuseSharedPorts(of options: ServeOptions) {
    var takers = [("every vendor", options.port, places[.port] ?? "the default of --port")]
    let vendors = several(.vendor).last?.place ?? "--vendor"
    takers += options.vendorPorts.map { ($0.vendor, $0.port, vendors) }
    if let port = options.controlPort {
      takers.append(("the control plane", port, places[.controlPort] ?? "--control-port"))
    }
    for (index, taker) in takers.enumerated() where taker.1 != 0 {
      guard let first = takers[..<index].first(where: { $0.1 == taker.1 }) else { continue }
      faults.append(
        "\(taker.2): port \(taker.1) is given twice, to \(first.0) (\(first.2)) and to \(taker.0)")
    }
  }

  private mutating func readSnapshots(into options: inout ServeOptions) {
    for (name, directory, place) in pairs(.snapshot, "NAME=DIR") {
      guard Worlds.isName(name) else {
        faults.append(
          "\(place): '\(name)' is no name for a snapshot: \(Worlds.nameRule)")
        continue
      }
      options.snapshots.removeAll { $0.name == name }
      options.snapshots.append((name, directory))
    }
  }

  private mutating func readSettings(into options: inout ServeOptions) {
    for (name, value, place) in pairs(.set, "VENDOR.NAME=VALUE") {
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        faults.append("\(place): '\(name)' is not of the form VENDOR.NAME")
        continue
      }
      guard let vendor = vendor(parts[0], place) else { continue }
      guard let setting = vendor.settings.first(where: { $0.name == parts[1] }) else {
        let names = NearestNames.sorted(vendor.settings.map(\.name), to: parts[1])
        faults.append(
          names.isEmpty
            ? "\(place): \(vendor.name) has no settings"
            : "\(place): \(vendor.name) has no setting '\(parts[1])'; it has "
              + names.joined(separator: ", "))
        continue
      }
      guard let json = setting.parse(value) else {
        faults.append("\(place): \(name) takes \(setting.choices), not '\(value)'")
        continue
      }
      options.settings[vendor.name, default: Settings()].set(setting.name, to: json)
    }
  }

  private mutating func vendor(_ name: String, _ place: String) -> Vendor? {
    if let vendor = vendors.first(where: { $0.name == name }) { return vendor }
    let names = NearestNames.sorted(vendors.map(\.name), to: name).joined(separator: ", ")
    faults.append("\(place): there is no vendor '\(name)'; choose from \(names)")
    return nil
  }
}

/// Why a value means nothing.
struct OptionError: Error {
  let message: String
}

/// Whose keys are good.
enum AuthMode: String, CaseIterable {
  /// Any that is not empty.
  case any
  /// Those that were minted here.
  case strict
}

extension SettingDescription {
  /// What it may be set to, for messages.
  var choices: String {
    switch schema.kind {
    case .enumeration(let words): words.joined(separator: ", ")
    case .boolean: "true or false"
    default: schema.noun
    }
  }
}
