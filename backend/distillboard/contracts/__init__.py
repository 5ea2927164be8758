"""What crosses a process boundary, and nothing else: job spec, events, states, metric names, answers."""
