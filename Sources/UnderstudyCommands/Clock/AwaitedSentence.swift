import Wire

/// What a clock is advanced to, as a person says it: `computer 550e8400-... is running`, with the
/// vendor before it where several have such a thing.
struct AwaitedSentence {
  let json: JSON

  init(_ text: String) throws(CommandError) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 4 || words.count == 5, words[words.count - 2] == "is" else {
      throw .refused(
        "--until: '\(text)' is not read; say '[VENDOR] RESOURCE ID is STATE', such as "
          + "'computer 550e8400-e29b-41d4-a716-446655440000 is running'")
    }
    let (instance, state) = (words.suffix(4), words[words.count - 1])
    var object = JSONObject()
    if words.count == 5 { object["vendor"] = .string(words[0]) }
    object["resource"] = .string(instance[instance.startIndex])
    object["id"] = .string(instance[instance.startIndex + 1])
    object["state"] = .string(state)
    json = .object(object)
  }
}
