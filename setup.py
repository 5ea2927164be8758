"""What pyproject.toml cannot say: a `.pth` file beside the packages, in wheels and in editable installs alike."""

from setuptools import Distribution, setup

InstallData = Distribution().get_command_class("install_data")


class InstallBesidePackages(InstallData):
    """Installs the data files into site-packages, where Python reads `.pth` files at its start."""

    def finalize_options(self) -> None:
        """Take the folder of the packages, not that of the environment."""
        self.set_undefined_options("install", ("install_lib", "install_dir"))
        super().finalize_options()


class DistributionWithData(Distribution):
    """Answers the question that setuptools' editable wheel asks before it installs data files."""

    def has_data(self) -> bool:
        """Say whether there are data files; the base class knows it under another name."""
        return bool(self.has_data_files())


setup(
    data_files=[("", ["worker/distillboard_worker/ops/distillboard_ops.pth"])],
    cmdclass={"install_data": InstallBesidePackages},
    distclass=DistributionWithData,
)
