enum PlaceholderCadenya {}
