"""What the recipes do not do as the original configs do, and why: one sentence each."""

ONE_PROCESS = (
    "One process takes 16 images a step where the original has eight with two images each: the backbone's"
    " normalisation is frozen in both, so sums differ in their rounding only."
)
MASKS_SINCE = (
    "Until January 2022 the official code painted its foreground mask transposed: which code made the published figure"
    " is not known, and here the mask is upright."
)
UNPUBLISHED = "No result of this config was ever published: there is no figure to reach."
DEAD_HEADS = (
    "The teacher's heads are not built into the run, where the original keeps them in memory without ever calling them."
)

REPPOINTS_NAME = (
    "The original config's name says ResNeXt-101 64x4d; the teacher that it loads is a 32x4d with deformable"
    " convolution, and that one is used here."
)

FCOS_CONFIG = (
    "MMDetection 3 has no config of this student: it is written out from fcos_r50-caffe_fpn_gn-head_1x with the"
    " original's changes to the head, the loss and the pixel means."
)
FCOS_MEANS = (
    "Teacher and student subtract different pixel means: the original feeds the student's batch to both, here the"
    " teacher sees the batch as it was trained."
)
FCOS_BACKBONE = (
    "The original changed between two sets of ImageNet weights; the last one in its history, Detectron's, is used."
)
FCOS_BASELINE = (
    "The published student of 38.5 is an FCOS without these changes to its head: the control recipe gives the matched"
    " figure."
)
FCOS_TEMPERATURE = "The temperature is the config's 0.8; the paper says 0.5 for all experiments."

GFL_EPOCHS = "12 epochs as in the original config; the paper says 24 for all detectors, and does not list GFL."

SOLO_TEACHER = (
    "The original teacher's weights were never published: train them with the recipe coco-teacher-solo-r101 and"
    " register the checkpoint as a further version of solo-r101-coco, or the run is refused."
)
SOLO_HISTORY = (
    "The official config was rewritten two weeks after its result was stated: which weights made the published 36.0 is"
    " not known; these are the config's last ones."
)

YOLOX_AUGMENTATION = (
    "Training images are scaled and flipped only: mosaic, mix-up, affine and colour augmentation, and switching"
    " them off with an added L1 loss for the last 15 epochs, are not supported yet."
)
YOLOX_AVERAGE = "The student itself is measured, the original measures an exponential average of its weights."
YOLOX_SIZES = "Images are scaled to 640 pixels and padded to multiples of 32; the original pads them to grey squares."
YOLOX_AREA = (
    "The loss is not divided by the share of 640 by 640 pixels that the drawn input size has: MMDetection 3 resizes a"
    " batch with its boxes before the detector sees it."
)
YOLOX_TEACHER = (
    "The teacher stays in evaluation mode; the original leaves it in training mode, where its normalisation drifts."
)
YOLOX_BATCH = "One process normalises over 64 images, eight original ones over 8 images each."
YOLOX_STUDENT = "The zoo has no weights and no figure of YOLOX-m; 45.9 is the original authors' own baseline."
