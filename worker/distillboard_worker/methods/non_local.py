"""The non-local block: every cell looks at all cells of a map."""

from torch import Tensor, nn
from torch.nn import functional as F


class NonLocal(nn.Module):
    """What a map's cells find in a map, added to it (arXiv 1711.07971, dot-product form).

    `Q + BN(W(theta(Q)^T phi(K) g(K)^T / M))`: theta, phi, g are 1x1 convolutions to C/2 channels, phi and g may be
    max-pooled to M cells, W is a 1x1 convolution back to C. BN starts at zero, so the block starts as the identity.
    There is no softmax, so `phi(K) g(K)^T`, `(C/2, C/2)`, is multiplied first: the same numbers without a matrix of all
    pairs of cells.

    Args:
        channels: C.
        pool: Side of the pooling window; 1 pools nothing.
    """

    def __init__(self, channels: int, pool: int = 1) -> None:
        super().__init__()
        inner = max(channels // 2, 1)
        self.pool = pool
        self.theta, self.phi, self.g = (nn.Conv2d(channels, inner, kernel_size=1) for _ in range(3))
        self.W = nn.Conv2d(inner, channels, kernel_size=1)
        self.norm = nn.BatchNorm2d(channels)
        nn.init.zeros_(self.norm.weight)

    def forward(self, query: Tensor, source: Tensor) -> Tensor:
        """Look `(N, C, H, W)` up in `(N, C, H', W')`."""
        found: Tensor = query + self.norm(self.W(self.looked_up(query, source)))
        return found

    def looked_up(self, query: Tensor, source: Tensor) -> Tensor:
        """What every cell finds, `(N, C/2, H, W)`."""
        window = min(self.pool, source.shape[2]), min(self.pool, source.shape[3])
        keys, values = (F.max_pool2d(one(source), window).flatten(2) for one in (self.phi, self.g))
        memory: Tensor = values @ keys.transpose(1, 2) / keys.shape[2]
        queries: Tensor = self.theta(query).flatten(2)
        return (memory @ queries).reshape(len(memory), -1, *query.shape[2:])
