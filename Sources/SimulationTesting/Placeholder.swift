enum PlaceholderSimulationTesting {}
