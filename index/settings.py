"""Settings of the index: where it lives, what embeds, how passages are cut."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)


class IndexSettings(BaseSettings):
    """Read once from arguments, `DATELINE_*` variables, `.env` and `dateline.toml`.

    The first of these that names a setting wins, in that order.
    """

    model_config = SettingsConfigDict(
        env_prefix="DATELINE_",
        env_file=".env",
        toml_file="dateline.toml",
        extra="ignore",
        frozen=True,
    )

    index_dir: Path = Field(
        default=Path("var/index"), description="Folder of the index; made when missing."
    )
    embedder: str = Field(
        default="minilm",
        description="`minilm` (built in, ONNX), or a sentence-transformers model by path or name.",
    )
    precision: Literal["int8", "fp32"] = Field(
        default="int8", description="Arithmetic of the built-in embedder; int8 is twice as fast."
    )
    cache_dir: Path | None = Field(
        default=None, description="Where exported models are kept; the user's cache when unset."
    )
    chroma_url: str | None = Field(
        default=None, description="Address of a Chroma server shared by several processes."
    )
    vectors: Literal["auto", "chroma", "exact"] = Field(
        default="auto",
        description=(
            "What answers a vector query: `chroma`, `exact` (every vector compared), or `auto`: "
            "exact while the index is small or another process writes to it."
        ),
    )
    passage_tokens: int = Field(
        default=180, ge=32, le=480, description="Word pieces of a passage at most, context aside."
    )
    batch_passages: int = Field(
        default=256, ge=1, le=5000, description="Passages committed together during an ingest."
    )
    lock_wait_s: float = Field(
        default=0.3, ge=0, description="Seconds to wait for another writer before giving up."
    )
    allow_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Hosts that may be fetched although they are not public, with commas between.",
    )

    max_source_mb: int = Field(
        default=64, ge=1, le=1024, description="Megabytes of one source at most, once unpacked."
    )
    article_fields: dict[str, str] = Field(
        default_factory=dict,
        description="Names of fields in JSON and CSV files, such as `{'text': 'body_html'}`.",
    )
    fetch_timeout_s: float = Field(
        default=15.0, gt=0, le=120, description="Seconds until a page that does not answer fails."
    )
    fetch_delay_s: float = Field(
        default=1.0, ge=0, le=60, description="Seconds between two requests to one host."
    )
    max_feed_entries: int = Field(
        default=200, ge=1, description="Entries of one feed or sitemap at most, newest first."
    )

    @field_validator("allow_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        """Read `one,two` from the environment."""
        if isinstance(value, str):
            return tuple(host.strip() for host in value.split(",") if host.strip())
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Add `dateline.toml` as the last source."""
        return (
            init_settings,
            env_settings,
            dotenv_settings,
            TomlConfigSettingsSource(settings_cls),
        )
