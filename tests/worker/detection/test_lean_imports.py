"""What trainers do not import at their start is there when it is asked for."""

import subprocess
import sys


def output(code: str) -> str:
    answer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", "import sys\n" + code], capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout


def test_a_trainer_warms_up_without_what_costs_seconds() -> None:
    code = (
        "from distillboard_worker.detection.engine import warm_up\nwarm_up()\n"
        "print(set(sys.modules) & "
        "{'imgaug', 'imagecorruptions', 'scipy.interpolate', 'scipy.optimize', 'sympy'})"
    )
    assert output(code).endswith("set()\n")


def test_lanes_and_detr_get_the_real_thing_when_they_call_it() -> None:
    code = (
        "import distillboard_worker.detection\n"
        "from mmdet.datasets.transforms import generate_line\n"
        "from mmdet.models.task_modules.assigners import hungarian_assigner\n"
        "print(type(generate_line.iaa.Sometimes(0.5)).__module__)\n"
        "print(hungarian_assigner.linear_sum_assignment([[1.0, 0.0], [0.0, 1.0]])[1].tolist())"
    )
    assert output(code).endswith("imgaug.augmenters.meta\n[1, 0]\n")


def test_sharded_models_say_that_trainers_have_none() -> None:
    code = (
        "import distillboard_worker.detection\n"
        "from mmengine.model import MMFullyShardedDataParallel\n"
        "try:\n    MMFullyShardedDataParallel(None)\n"
        "except ImportError as error:\n    print(error)"
    )
    assert "MMFullyShardedDataParallel is made from torch.distributed.fsdp" in output(code)


def test_what_was_left_out_can_still_be_imported() -> None:
    output("import distillboard_worker.detection, imgaug; imgaug.augmenters.Fliplr(1.0)")


def test_compiler_is_imported_by_its_first_use() -> None:
    code = (
        "import distillboard_worker.detection, torch\n"
        "weight = torch.nn.Parameter(torch.ones(1))\n"
        "optimizer = torch.optim.SGD([weight], lr=0.5)\n"
        "weight.sum().backward(); optimizer.step(); optimizer.zero_grad()\n"
        "print(weight.item(), 'sympy' in sys.modules)\n"
        "print(torch.compile(lambda x: x + 1, backend='eager')(torch.ones(1)).item(), 'sympy' in sys.modules)\n"
        "print(torch._dynamo is sys.modules['torch._dynamo'], len(torch._dynamo.__path__))"
    )
    assert output(code).endswith("0.5 False\n2.0 True\nTrue 1\n")


def test_compiler_that_is_there_already_stays() -> None:
    code = (
        "import torch._dynamo; real = torch._dynamo\n"
        "import distillboard_worker.detection\n"
        "print(sys.modules['torch._dynamo'] is real)"
    )
    assert output(code).endswith("True\n")
