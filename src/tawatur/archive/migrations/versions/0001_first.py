"""Reports, readings, decisions, the log and the search index."""

import uuid

import sqlalchemy as sa
from alembic import op

from tawatur.archive import chain
from tawatur.archive.packing import seal

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables of the first schema."""
    op.create_table(
        "about", sa.Column("key", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False)
    )
    op.create_table(
        "blobs",
        sa.Column("sha", sa.LargeBinary, primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("base", sa.LargeBinary),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("outlet", "published", "title", "url")),
        *(sa.Column(name, sa.Text) for name in ("language", "retrieved")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("source", "added")),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("raw", "text", "digest")),
        sa.Column("replaced", sa.Integer),
    )
    op.create_index("reports_id", "reports", ["id", "version"], unique=True)
    op.create_index("reports_url", "reports", ["url"])
    op.create_index("reports_published", "reports", ["published"])
    op.create_table(
        "log",
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "kind", "subject")),
        sa.Column("digest", sa.LargeBinary),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("before", "hash")),
    )
    op.create_table(
        "decisions",
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("report", "other_report")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("subject", "value", "by", "at", "note")),
        sa.Column("digest", sa.LargeBinary, nullable=False),
    )
    op.create_index("decisions_report", "decisions", ["report"])
    op.create_index("decisions_other", "decisions", ["other_report"])
    op.create_table(
        "readings",
        sa.Column("report", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("made_with", sa.Text, nullable=False),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("digest", "data")),
    )
    op.create_index("readings_made_with", "readings", ["made_with"])
    op.create_table(
        "work",
        sa.Column("report", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("failed", sa.Text),
    )
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        # Which report holds a word, not where: a phrase is looked for in the text itself.
        op.execute(
            "CREATE VIRTUAL TABLE find USING"
            " fts5(forms, content='', columnsize=0, detail=none, tokenize='ascii')"
        )
    else:
        op.execute("CREATE TABLE find (report INTEGER PRIMARY KEY, forms TEXT[] NOT NULL)")
        op.execute("CREATE INDEX find_forms ON find USING gin (forms)")
    at = chain.now()
    made = {"id": uuid.uuid4().hex, "made": at}
    about = sa.table("about", sa.column("key"), sa.column("value"))
    op.bulk_insert(about, [{"key": key, "value": value} for key, value in made.items()])
    chain.append(connection, [chain.Entry("created", made["id"], seal(made["id"], made["made"]))], at)
