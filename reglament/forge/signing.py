"""The proof that a GitHub App is who it says: a claim signed with its private key."""

from __future__ import annotations

import jwt


def signed(app: str, key: str, issued: int, ends: int) -> str:
    """The claim of the application `app`, good from one moment to the other (seconds since 1970, UTC), signed by RS256.

    Raises ValueError, which quotes nothing of it, for a key that is none in PEM.
    """
    try:
        return jwt.encode({"iat": issued, "exp": ends, "iss": app}, key, algorithm="RS256")
    except (ValueError, TypeError, jwt.PyJWTError):
        raise ValueError("no private key") from None
