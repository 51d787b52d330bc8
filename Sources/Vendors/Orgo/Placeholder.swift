enum PlaceholderOrgo {}
