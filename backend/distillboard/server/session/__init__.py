"""The page's own way in, where a token is set: a cookie that no script can read."""
