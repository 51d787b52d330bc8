/// A shell's pattern: `*`, `?`, `[...]`, and bytes behind backslashes that stand for themselves.
///
/// Characters are code points of UTF-8. It matches a whole text.
struct Pattern {
  private enum Element {
    case literal(ArraySlice<UInt8>)
    case one
    case any
    case set(CharacterSet)
  }

  private var elements: [Element] = []

  init(_ text: ByteString) {
    let bytes = text.bytes
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "*"):
        if case .any? = elements.last {} else { elements.append(.any) }
        index += 1
      case UInt8(ascii: "?"):
        elements.append(.one)
        index += 1
      case UInt8(ascii: "["):
        if let (set, end) = CharacterSet.bracket(in: bytes, at: index, negations: "!^") {
          elements.append(.set(set))
          index = end
        } else {
          elements.append(.literal(bytes[index...index]))
          index += 1
        }
      case .backslash where index + 1 < bytes.count:
        let end = index + 1 + ScalarReader.length(at: index + 1, in: bytes)
        elements.append(.literal(bytes[(index + 1)..<end]))
        index = end
      default:
        let end = index + ScalarReader.length(at: index, in: bytes)
        elements.append(.literal(bytes[index..<end]))
        index = end
      }
    }
  }

  /// Whether the whole text matches.
  func matches(_ text: ByteString) -> Bool {
    matches(text.bytes[...])
  }

  func matches(_ text: ArraySlice<UInt8>) -> Bool {
    var element = 0
    var index = text.startIndex
    var star: (element: Int, index: Int)?
    while true {
      if element < elements.count, case .any = elements[element] {
        star = (element + 1, index)
        element += 1
        continue
      }
      if element < elements.count, let end = step(elements[element], text, index) {
        element += 1
        index = end
        continue
      }
      if element == elements.count, index == text.endIndex { return true }
      guard let last = star, last.index < text.endIndex else { return false }
      let next =
        last.index + ScalarReader.length(at: last.index - text.startIndex, in: text)
      star = (last.element, next)
      element = last.element
      index = next
    }
  }

  private func step(_ element: Element, _ text: ArraySlice<UInt8>, _ index: Int) -> Int? {
    switch element {
    case .any: return nil
    case .literal(let bytes): return text[index...].starts(with: bytes) ? index + bytes.count : nil
    case .one:
      return index < text.endIndex
        ? index + ScalarReader.length(at: index - text.startIndex, in: text) : nil
    case .set(let set):
      guard index < text.endIndex else { return nil }
      let end = index + ScalarReader.length(at: index - text.startIndex, in: text)
      return set.contains(text[index..<end]) ? end : nil
    }
  }
}
