"""What is done, what is open, and where the work goes on."""
