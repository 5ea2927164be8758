"""The leaderboard room: what distillation gained over its matched control."""
