"""The paper's systems at full size: from MMDetection's model zoo to the catalogue's documents, by a command."""
