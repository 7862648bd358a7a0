"""What is shown while no assessment is open."""
