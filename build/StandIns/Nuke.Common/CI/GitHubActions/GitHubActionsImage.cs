using Nuke.Common.Tooling;

namespace Nuke.Common.CI.GitHubActions;

public enum GitHubActionsImage
{
    [EnumValue("windows-2022")]
    WindowsServer2022,

    [EnumValue("windows-2019")]
    WindowsServer2019,

    [EnumValue("ubuntu-24.04")]
    Ubuntu2404,

    [EnumValue("ubuntu-22.04")]
    Ubuntu2204,

    [EnumValue("ubuntu-20.04")]
    Ubuntu2004,

    [EnumValue("ubuntu-18.04")]
    Ubuntu1804,

    [EnumValue("macos-14")]
    MacOs14,

    [EnumValue("macos-12")]
    MacOs12,

    [EnumValue("macos-11")]
    MacOs11,

    [EnumValue("macos-10.15")]
    MacOs1015,

    [EnumValue("windows-latest")]
    WindowsLatest,

    [EnumValue("ubuntu-latest")]
    UbuntuLatest,

    [EnumValue("macos-latest")]
    MacOsLatest,

    [EnumValue("self-hosted")]
    SelfHosted,
}
