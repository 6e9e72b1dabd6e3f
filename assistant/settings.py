"""Settings of the assistant: arguments, environment and files in, one frozen value out."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator

from assistant.errors import UsageError
from index.settings import IndexSettings

Backend = Literal[
    "extractive", "openai", "ollama", "anthropic", "llamacpp", "transformers", "replay"
]


class Settings(IndexSettings):
    """Everything that can be configured; each field is also `DATELINE_<FIELD>`."""

    llm: Backend = Field(
        default="extractive",
        description="What writes answers: `extractive` (built in) or a language model backend.",
    )
    base_url: str | None = Field(
        default=None, description="Address of the model server, such as http://127.0.0.1:11434/v1."
    )
    model: str | None = Field(
        default=None, description="Model name, or the path of a local one (llamacpp, transformers)."
    )
    api_key: SecretStr | None = Field(
        default=None, description="Key of the model server; never shown or logged."
    )
    timeout_s: float = Field(
        default=60.0, gt=0, le=3600, description="Seconds for a whole reply, retries included."
    )
    context_window: int = Field(
        default=8192, ge=512, description="Tokens that prompt and reply may take together."
    )
    reply_tokens: int = Field(
        default=700, ge=64, description="Tokens kept free for the reply of a language model."
    )
    record: Path | None = Field(
        default=None,
        description="File of recorded replies: written to by any model, read by `replay`.",
    )
    reader: Literal["auto", "trained", "sentences"] = Field(
        default="auto",
        description="Who reads passages: the trained reader, or the sentence picker without one.",
    )
    passages: int = Field(default=16, ge=1, le=50, description="Passages retrieved for a question.")
    read_passages: int = Field(
        default=8, ge=1, le=50, description="Passages the built-in reader reads, best ones first."
    )
    answer_threshold: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="Least probability of a shown answer; the tested one when unset.",
    )

    host: str = Field(default="127.0.0.1", description="Address that the chat page binds to.")
    port: int = Field(default=7860, ge=1, le=65535, description="Port of the chat page.")
    auth: SecretStr | None = Field(
        default=None,
        description="Accounts of the chat page: `name:password`, several separated by commas.",
    )
    max_upload_mb: int = Field(
        default=25, ge=1, le=1024, description="Megabytes that one uploaded file may have."
    )
    chat_dir: Path | None = Field(
        default=None,
        description="Folder of conversations, uploads and feedback; beside the index when unset.",
    )

    @property
    def chat_folder(self) -> Path:
        """Where the chat page keeps what people write and upload."""
        return self.chat_dir or self.index_dir.with_name(f"{self.index_dir.name}-chat")

    @field_validator("base_url")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        # An address is shown in messages; a password in it would be shown too.
        if value is not None and "@" in urlsplit(value).netloc:
            raise ValueError("must hold no user name or password; use api_key")
        return value

    def given(self) -> dict[str, Any]:
        """The settings that differ from their defaults, by name."""
        return {name: getattr(self, name) for name in sorted(self.model_fields_set)}

    @classmethod
    def load(cls, **overrides: Any) -> Self:
        """Read the settings, the overrides first.

        Raises:
            UsageError: A setting is unknown or invalid, or the file of settings no TOML; names it
                and the remedy.
        """
        unknown = [name for name in overrides if name not in cls.model_fields]
        if unknown:
            raise UsageError(
                f"There is no setting {unknown[0]!r}. {_meant(unknown[0], cls.model_fields)}"
            )
        _refuse_unknown_variables(cls)
        _refuse_unknown_keys(cls)
        try:
            return cls(**{name: value for name, value in overrides.items() if value is not None})
        except ValidationError as error:
            raise UsageError(_explain(cls, error)) from None


def _refuse_unknown_variables(cls: type[Settings]) -> None:
    """A misspelt variable would be ignored in silence otherwise."""
    known = {name.upper() for name in cls.model_fields}
    for name in os.environ:
        bare = name.upper().removeprefix(_PREFIX)
        if bare != name.upper() and bare not in known | _OTHER_VARIABLES:
            raise UsageError(
                f"The environment variable {name} is no setting of Dateline. "
                f"{_meant(bare, known, _PREFIX)} Otherwise remove it."
            )


def _refuse_unknown_keys(cls: type[Settings]) -> None:
    """A broken `dateline.toml` would be reported without its name, a misspelt key not at all."""
    file = Path(str(cls.model_config.get("toml_file"))).absolute()
    if not file.is_file():
        return
    try:
        keys = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}.") from error
    except ValueError as error:  # TOMLDecodeError and UnicodeDecodeError are
        raise UsageError(
            f"{file}: is no TOML in UTF-8: {error}. Mend that line (a setting is written as "
            '`llm = "openai"`, with both quotation marks), or remove the file.'
        ) from error
    for key in keys:
        if key not in cls.model_fields:
            bare = key.lower().replace("-", "_").removeprefix(_PREFIX.lower())
            raise UsageError(
                f"{file}: {key!r} is no setting of Dateline. "
                f"{_meant(bare, cls.model_fields)} Otherwise remove it."
            )


def _meant(name: str, known: Iterable[str], prefix: str = "") -> str:
    """The setting that was most likely meant; all of them where none is near.

    What all begin with is compared in none: it would make everything alike.
    """
    near = get_close_matches(name, known, n=1)
    if near:
        return f"Did you mean {prefix}{near[0]}?"
    return f"The settings are: {', '.join(prefix + one for one in sorted(known))}."


_PREFIX = "DATELINE_"
_OTHER_VARIABLES = {"SHARED_DIR", "DEBUG"}


def _explain(cls: type[Settings], error: ValidationError) -> str:
    """Name each bad setting, what is wrong with it and where to change it, never its value."""
    lines: list[str] = []
    for problem in error.errors(include_input=False, include_url=False):
        name = str(problem["loc"][0]) if problem["loc"] else "settings"
        field = cls.model_fields.get(name)
        meaning = f" ({field.description})" if field is not None else ""
        lines.append(
            f"The setting {name!r} is invalid: {problem['msg']}{meaning} Change it where you set "
            f"it: the argument, DATELINE_{name.upper()}, `.env` or `dateline.toml`."
        )
    return "\n".join(lines)
