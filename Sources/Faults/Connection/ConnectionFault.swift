package import Wire

/// A broken connection, as a rule asks for it: the kind of fault and the values of its fields.
///
/// Each is a real effect on the socket. A fault is a pure value: it decides nothing and writes
/// nothing; `script(breaking:)` says what is to be sent.
package struct ConnectionFault: Sendable, Hashable {
  package let kind: Kind
  /// The values that a rule gives, and the defaults of the other fields.
  private let values: [String: Field.Value]

  package init(_ kind: Kind, _ values: [String: Field.Value] = [:]) {
    self.kind = kind
    let fallbacks = kind.fields.compactMap { field in field.fallback.map { (field.key, $0) } }
    self.values = Dictionary(uniqueKeysWithValues: fallbacks).merging(values) { $1 }
  }

  /// What is sent in place of a genuine response.
  package func script(breaking response: GenuineBytes) -> [ByteScript.Action] {
    kind.script(self, response)
  }

  /// When in the exchange it happens.
  package var moment: Moment { kind.moment(self) }

  /// The moment as a rule may choose it; nil for a kind that has only one.
  package var chosenMoment: Moment? {
    kind.fields.contains { $0.key == "at" } ? moment : nil
  }

  /// Whether the operation takes effect unless the rule says otherwise: it does once a client has
  /// read something of the response.
  package var isAppliedByDefault: Bool { moment >= .afterHeaders }

  /// Whether it happens before a request is read, so that it can only be a whole port's.
  package var isBeforeRequests: Bool { moment <= .accept }

  /// Whether it needs a body to break.
  package var breaksBody: Bool { moment == .midBody }

  /// The moment in a field; the field's default where the rule gives none.
  func moment(_ key: String) -> Moment {
    guard case .moment(let moment) = values[key] else {
      return .beforeHeaders
    }
    return moment
  }

  /// The time in a field; nil for none.
  func duration(_ key: String) -> Duration? {
    guard case .duration(let duration) = values[key] else {
      return nil
    }
    return duration
  }

  /// The number of bytes in a field.
  func bytes(_ key: String) -> Int {
    guard case .bytes(let count) = values[key] else { return 0 }
    return count
  }
}

extension ConnectionFault {
  /// When in an exchange a fault happens, in the order of time.
  package enum Moment: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Nothing accepts connections.
    case listen
    case accept
    case beforeHeaders = "before_headers"
    case afterHeaders = "after_headers"
    case midBody = "mid_body"

    package static func < (one: Moment, other: Moment) -> Bool { one.order < other.order }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// A key that stands beside `connection` and says more about it.
  package struct Field: Sendable {
    /// The key in a scenario.
    package let key: String
    /// What it says, for the documentation.
    package let summary: String
    package let constraint: Constraint
    /// The value where the rule gives none; nil for a field that may be absent.
    package let fallback: Value?

    /// What a field takes.
    package enum Constraint: Sendable, Hashable {
      case moment(of: [Moment])
      /// More than nothing.
      case duration
      /// A number of bytes, not 0.
      case bytes
    }

    /// A value that meets the constraint.
    package enum Value: Sendable, Hashable {
      case moment(Moment)
      case duration(Duration)
      case bytes(Int)
    }

    /// `at`: when it happens, one of several moments.
    static func moment(of moments: [Moment], default moment: Moment) -> Self {
      Self(
        key: "at",
        summary: "When it is reset or falls silent; \(moment.rawValue) where it is not said.",
        constraint: .moment(of: moments), fallback: .moment(moment))
    }

    static func duration(_ key: String, _ summary: String) -> Self {
      Self(key: key, summary: summary, constraint: .duration, fallback: nil)
    }

    static func bytes(_ key: String, _ summary: String, default count: Int) -> Self {
      Self(key: key, summary: summary, constraint: .bytes, fallback: .bytes(count))
    }
  }

  /// A kind of fault: all that scenario reader, JSON Schema, documentation and delivery know of it.
  ///
  /// A new one is a file of this folder that declares it, and its row in `all`.
  package struct Kind: Sendable, Hashable {
    /// Its word in a scenario.
    package let key: String
    /// What a client sees, for the documentation.
    package let summary: String
    package let fields: [Field]
    /// Whether it is the way in which a body is sent that it breaks.
    package let breaksFraming: Bool
    /// Whether it makes a client wait.
    package let waits: Bool
    let moment: @Sendable (ConnectionFault) -> Moment
    let script: @Sendable (ConnectionFault, GenuineBytes) -> [ByteScript.Action]

    init(
      _ key: String, _ summary: String, fields: [Field] = [], breaksFraming: Bool = false,
      waits: Bool = false,
      moment: @escaping @Sendable (ConnectionFault) -> Moment,
      script: @escaping @Sendable (ConnectionFault, GenuineBytes) -> [ByteScript.Action]
    ) {
      self.key = key
      self.summary = summary
      self.fields = fields
      self.breaksFraming = breaksFraming
      self.waits = waits
      self.moment = moment
      self.script = script
    }

    /// Every kind, in the order in which the documentation shows them.
    package static let all: [Self] = [
      .refuse, .reset, .hang, .closeEarly, .wrongLength, .garbage, .badChunk, .truncatedGzip,
    ]

    /// The kind of a word; nil for a word that is none.
    package init?(_ word: String) {
      guard let kind = Self.all.first(where: { $0.key == word }) else { return nil }
      self = kind
    }

    /// Every field of every kind by key, each key once.
    package static var fields: [Field] {
      all.flatMap(\.fields).reduce(into: []) { fields, field in
        if !fields.contains(where: { $0.key == field.key }) { fields.append(field) }
      }
    }

    package static func == (one: Self, other: Self) -> Bool { one.key == other.key }

    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
  }

  /// A genuine response as the bytes that would be sent: the head with its empty line, and the body
  /// as it follows on the wire.
  package struct GenuineBytes: Sendable, Hashable {
    package let head: [UInt8]
    package let body: [UInt8]

    package init(head: [UInt8], body: [UInt8]) {
      self.head = head
      self.body = body
    }

    /// The head, and the first half of the body.
    var half: [UInt8] { head + body.prefix(body.count / 2) }
  }
}
