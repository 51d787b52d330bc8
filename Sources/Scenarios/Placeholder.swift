enum PlaceholderScenarios {}
