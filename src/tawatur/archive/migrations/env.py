"""What Alembic runs: the revisions, in the transaction that the archive has opened."""

from alembic import context

from tawatur.archive.schema import meta

context.configure(
    connection=context.config.attributes["connection"], target_metadata=meta, transaction_per_migration=False
)
context.run_migrations()
