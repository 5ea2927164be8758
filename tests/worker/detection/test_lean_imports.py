"""MMDetection without imgaug, and imgaug for whoever wants it afterwards."""

import subprocess
import sys

CODE = """
import sys
import distillboard_worker.detection.engine
from mmdet.datasets.transforms import generate_line
assert not [name for name in sys.modules if name.split(".")[0] == "imgaug"]
try:
    generate_line.iaa.Sometimes(1.0)
except ImportError as error:
    print(error)
"""


def test_a_trainer_starts_without_imgaug():
    answer = subprocess.run([sys.executable, "-W", "ignore", "-c", CODE], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert "lane transforms need imgaug" in answer.stdout


def test_what_was_left_out_can_still_be_imported():
    code = "import distillboard_worker.detection.rehearsal, imgaug; imgaug.augmenters.Fliplr(1.0)"
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)
