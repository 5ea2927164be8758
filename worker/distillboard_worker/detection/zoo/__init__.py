"""Writes down what MMDetection's model zoo holds and what of it this project's environment builds and runs."""
