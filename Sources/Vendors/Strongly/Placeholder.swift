enum PlaceholderStrongly {}
