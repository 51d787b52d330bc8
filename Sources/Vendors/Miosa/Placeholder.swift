enum PlaceholderMiosa {}
