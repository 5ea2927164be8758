"""FGD's peers: zero cases, cases computed by hand, gradients, and draws that disturb nobody."""

import math

import pytest
import torch
from distillboard.contracts.peers import CWD, FBKD, MGD, MSE, PKD, CanKD
from distillboard.contracts.spec import FGD
from distillboard_worker.methods import Ground, LevelChannels, build_method
from distillboard_worker.methods.cankd import CrossAttention
from distillboard_worker.methods.cwd import ChannelDivergence
from distillboard_worker.methods.fbkd import AttentionGuided
from distillboard_worker.methods.mgd import MaskedGeneration
from distillboard_worker.methods.mse import FeatureMSE
from distillboard_worker.methods.non_local import NonLocal
from distillboard_worker.methods.pkd import PearsonLoss

GROUND = Ground([torch.zeros(0, 4)] * 2, [(64, 64)] * 2, (64, 64))
PEERS = [MSE(), PKD(), MGD(), CWD(), CanKD(), FBKD()]
WEIGHTS = {
    "mgd": lambda peer: [peer.alpha],
    "fbkd": lambda peer: [peer.attention, peer.channel, peer.spatial, peer.relation],
}
SAME, OTHER = LevelChannels("P3", 4, 4), LevelChannels("P3", 2, 4)


def maps(*shape, seed=0, dtype=torch.float32):
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=dtype)


def with_identity(loss):
    """Make MGD's generation the identity on maps that are nowhere negative."""
    with torch.no_grad():
        for convolution in (loss.generation[0], loss.generation[2]):
            convolution.bias.zero_()
            convolution.weight.zero_()
            for channel in range(convolution.out_channels):
                convolution.weight[channel, channel, 1, 1] = 1
    return loss


def test_mse_by_hand():
    student, teacher = torch.zeros(1, 1, 1, 2), torch.tensor([[[[1.0, 3.0]]]])
    assert FeatureMSE(MSE(), LevelChannels("P3", 1, 1))(student, teacher)["squares"] == 5.0


def test_pkd_by_hand():
    # z(1, 2, 3) = (-1, 0, 1), z(3, 1, 2) = (1, -1, 0) with unbiased deviations of 1: squares 4, 1, 1; half their mean.
    student, teacher = (torch.tensor(row).view(1, 1, 1, 3) for row in ([1.0, 2.0, 3.0], [3.0, 1.0, 2.0]))
    found = PearsonLoss(PKD(), LevelChannels("P3", 1, 1))(student, teacher)
    assert found["dissimilarity"].item() == pytest.approx(1.0, rel=1e-5)


def test_pkd_is_pearsons_correlation_over_the_batch_and_blind_to_scale():
    student, teacher = maps(2, 4, 3, 5), maps(2, 4, 3, 5, seed=1)
    loss = PearsonLoss(PKD(), SAME)
    rows = [torch.stack([student[:, channel].flatten(), teacher[:, channel].flatten()]) for channel in range(4)]
    correlation = sum(torch.corrcoef(pair)[0, 1].item() for pair in rows) / 4
    found = loss(student, teacher)["dissimilarity"].item()
    assert found == pytest.approx(29 / 30 * (1 - correlation), rel=1e-5)
    assert loss(3 * student + 7, teacher)["dissimilarity"].item() == pytest.approx(found, rel=1e-4)


def test_cwd_by_hand():
    # Shares of the cells at tau 2: the teacher's 3/4 and 1/4, the student's 1/2 each.
    teacher = torch.tensor([2 * math.log(3.0), 0.0]).view(1, 1, 1, 2).expand(2, 3, 1, 2)
    divergence = 0.75 * math.log(1.5) + 0.25 * math.log(0.5)
    found = ChannelDivergence(CWD(temperature=2.0), LevelChannels("P3", 3, 3))(torch.zeros_like(teacher), teacher)
    assert found["divergence"].item() == pytest.approx(4 * divergence, rel=1e-5)


def test_mgd_by_hand_without_holes_and_with_its_holes():
    student, teacher = torch.ones(2, 4, 8, 8), torch.zeros(2, 4, 8, 8)
    open_loss = with_identity(MaskedGeneration(MGD(**{"lambda": 0}), SAME))
    assert open_loss(student, teacher)["reconstruction"] == 4 * 8 * 8
    loss = with_identity(MaskedGeneration(MGD(), SAME))
    found = loss(student, teacher)["reconstruction"].item()
    assert (2 * found) % 4 == 0, "a cell is hidden in all channels of an image"
    assert 0.2 < found / (4 * 8 * 8) < 0.5, "about 35 % of the cells stay"


def test_mgd_hides_cells_of_every_image_apart():
    loss = MaskedGeneration(MGD(), SAME, seed=3)
    first, second = loss._mask(maps(2, 4, 8, 8))
    assert first.shape == (1, 8, 8)
    assert set(first.unique().tolist()) == {0.0, 1.0}
    assert not torch.equal(first, second)
    assert not torch.equal(loss._mask(maps(2, 4, 8, 8))[0], first)


def test_mgd_goes_on_with_the_masks_it_would_have_drawn():
    student, teacher = maps(2, 4, 8, 8), maps(2, 4, 8, 8, seed=1)
    whole = MaskedGeneration(MGD(), SAME, seed=5)
    for _ in range(3):
        whole(student, teacher)
    saved = {name: tensor.clone() for name, tensor in whole.state_dict().items()}
    resumed = MaskedGeneration(MGD(), SAME, seed=5)
    resumed.load_state_dict(saved)
    for _ in range(2):
        assert torch.equal(resumed(student, teacher)["reconstruction"], whole(student, teacher)["reconstruction"])


def test_mgd_has_the_authors_parameter_names():
    assert {name.rpartition(".")[0] for name, _ in MaskedGeneration(MGD(), OTHER).named_parameters()} == {
        "align", "generation.0", "generation.2",
    }  # fmt: skip


def test_cankd_starts_as_the_distance_of_instance_normalised_maps():
    student, teacher = maps(2, 4, 6, 5), maps(2, 4, 6, 5, seed=1)
    normalised = [torch.nn.functional.instance_norm(one) for one in (student, teacher)]
    expected = (normalised[0] - normalised[1]).square().mean() / 2
    found = CrossAttention(CanKD(), SAME)(student, teacher)["squares"]
    torch.testing.assert_close(found, expected)


@pytest.mark.parametrize("pool", [1, 2])
def test_a_non_local_block_looks_every_pair_of_cells_up(pool):
    block = NonLocal(4, pool)
    student, teacher = maps(2, 4, 6, 5), maps(2, 4, 6, 5, seed=1)
    queries = block.theta(student).flatten(2)
    keys, values = (torch.nn.functional.max_pool2d(one(teacher), pool).flatten(2) for one in (block.phi, block.g))
    affinity = queries.transpose(1, 2) @ keys / keys.shape[2]
    expected = (affinity @ values.transpose(1, 2)).transpose(1, 2).reshape(2, 2, 6, 5)
    torch.testing.assert_close(block.looked_up(student, teacher), expected)
    assert torch.equal(block(student, teacher), student), "it starts as the identity"


def as_identity(layer):
    """A convolution or linear layer that passes its input on."""
    with torch.no_grad():
        layer.bias.zero_()
        weight = layer.weight.zero_()
        middle = weight.shape[-1] // 2
        for channel in range(weight.shape[0]):
            weight[(channel, channel, middle, middle) if weight.dim() == 4 else (channel, channel)] = 1


def test_fbkd_by_hand():
    loss = AttentionGuided(FBKD(), LevelChannels("P3", 1, 1))
    for layer in (loss.adapt, loss.relate, loss.adapt_channel, loss.adapt_spatial):
        as_identity(layer)
    # Energies 1, 3 of the teacher at tau 0.5 give shares 1 / (1 + e^4) and its rest; the student's are 1/2 each.
    student, teacher = torch.zeros(1, 1, 1, 2), torch.tensor([[[[1.0, 3.0]]]])
    share = 1 / (1 + math.exp(4))
    found = {name: value.item() for name, value in loss(student, teacher).items()}
    assert found == pytest.approx({
        "attention": math.sqrt((0.5 + share) * 1 + (1.5 - share) * 9),
        "channel": 2.0, "spatial": math.sqrt(10), "relation": math.sqrt(10),
    })  # fmt: skip


@pytest.mark.parametrize(
    "peer", [peer for peer in PEERS if not isinstance(peer, MGD | FBKD)], ids=lambda peer: peer.name
)
def test_equal_maps_cost_nothing(peer):
    feature = maps(2, 4, 6, 5)
    terms = build_method(peer, [SAME])({"P3": feature}, {"P3": feature}, GROUND)["P3"]
    assert terms.total.item() == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_the_total_is_the_weighted_sum_of_the_terms(peer):
    terms = build_method(peer, [SAME])({"P3": maps(2, 4, 6, 5)}, {"P3": maps(2, 4, 6, 5, seed=1)}, GROUND)["P3"]
    weights = WEIGHTS.get(peer.name, lambda peer: [peer.weight])(peer)
    assert len(terms.raw) == len(weights)
    weighted = sum(weight * raw.item() for weight, raw in zip(weights, terms.raw.values(), strict=True))
    assert terms.total.item() == pytest.approx(weighted, rel=1e-6)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_gradients_are_the_numerical_ones(peer):
    method = build_method(peer, [OTHER]).double()
    teacher = maps(2, 4, 3, 4, seed=1, dtype=torch.float64)
    if isinstance(peer, MGD):
        method.levels["P3"]._mask = lambda like: (maps(2, 1, 3, 4, seed=2) > 0).to(like.dtype)
    for block in method.modules():
        if isinstance(block, NonLocal):
            torch.nn.init.ones_(block.norm.weight)

    def total(student):
        return method({"P3": student}, {"P3": teacher}, GROUND)["P3"].total

    assert torch.autograd.gradcheck(total, maps(2, 2, 3, 4, dtype=torch.float64).requires_grad_(), eps=1e-6)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_the_teacher_gets_no_gradient_and_every_parameter_one(peer):
    method = build_method(peer, [OTHER])
    student, teacher = maps(2, 2, 6, 5).requires_grad_(), maps(2, 4, 6, 5, seed=1).requires_grad_()
    method({"P3": student}, {"P3": teacher}, GROUND)["P3"].total.backward()
    assert teacher.grad is None
    assert student.grad.abs().sum() > 0
    assert [name for name, one in method.named_parameters() if one.grad is None] == []


@pytest.mark.parametrize("method", [FGD(), *PEERS], ids=lambda method: method.name)
def test_a_map_is_shown_behind_its_adapter(method):
    feature = maps(1, 2, 6, 5)
    built = build_method(method, [OTHER, SAME._replace(name="P4")])
    assert torch.equal(built.adapted("P3", feature), built.levels["P3"].align(feature))
    assert torch.equal(built.adapted("P4", maps(1, 4, 6, 5)), maps(1, 4, 6, 5))


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_terms_are_in_fp32_under_autocast(peer):
    method = build_method(peer, [OTHER])
    student = maps(2, 2, 6, 5).to(torch.bfloat16).requires_grad_()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        terms = method({"P3": student}, {"P3": maps(2, 4, 6, 5, seed=1).to(torch.bfloat16)}, GROUND)["P3"]
    assert {term.dtype for term in (terms.total, *terms.raw.values())} == {torch.float32}
    terms.total.backward()
    assert torch.isfinite(student.grad).all()


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
@pytest.mark.parametrize("shape", [(1, 1), (1, 2), (3, 1)])
def test_the_coarsest_maps_stay_finite(peer, shape):
    method = build_method(peer, [SAME])
    for images in (1, 2):
        student = maps(images, 4, *shape).requires_grad_()
        terms = method({"P3": student}, {"P3": maps(images, 4, *shape, seed=1)}, GROUND)["P3"]
        terms.total.backward()
        assert torch.isfinite(terms.total)
        assert torch.isfinite(student.grad).all()


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_building_and_training_leave_the_global_random_state(peer):
    torch.manual_seed(9)
    before = torch.get_rng_state()
    method = build_method(peer, [OTHER], seed=4)
    method({"P3": maps(2, 2, 6, 5)}, {"P3": maps(2, 4, 6, 5, seed=1)}, GROUND)
    assert torch.equal(torch.get_rng_state(), before)
    again, other = (build_method(peer, [OTHER], seed=seed).state_dict() for seed in (4, 5))
    drawn = [name for name, one in build_method(peer, [OTHER], seed=4).named_parameters() if "weight" in name]
    assert all(torch.equal(again[name], build_method(peer, [OTHER], seed=4).state_dict()[name]) for name in drawn)
    assert not any(torch.equal(again[name], other[name]) for name in drawn if "norm" not in name)
