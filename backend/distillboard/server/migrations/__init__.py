"""The history of the database's form, run by Alembic at the start of the stack."""
