"""What belongs to no noun: column types, ids, pages, digests, the outbox. Imports no noun."""
