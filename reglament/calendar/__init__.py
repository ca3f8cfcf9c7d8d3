"""Working days and terms, with a proof for every date."""
