"""Number mentions: found, normalised, and told what they measure."""
