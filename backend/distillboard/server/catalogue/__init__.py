"""The catalogue: models, data sets and recipes that a submission may name, in numbered versions."""
