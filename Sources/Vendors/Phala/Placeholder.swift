enum PlaceholderPhala {}
