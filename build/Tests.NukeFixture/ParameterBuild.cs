using System.ComponentModel;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace AiChef.Tests.NukeFixture;

internal enum Size
{
    Small,
    Large,
}

[TypeConverter(typeof(TypeConverter<Stage>))]
internal sealed class Stage : Enumeration
{
    public static readonly Stage Dev = new() { Value = "development" };
    public static readonly Stage Prod = new() { Value = "production" };
}

internal sealed class ParameterBuild : FixtureBuild
{
    [Parameter("Some text")]
    private readonly string Text = "initial";

    [Parameter]
    private readonly int Number = 1;

    [Parameter]
    private readonly double Share;

    [Parameter]
    private readonly int? Limit;

    [Parameter(ValueProviderMember = nameof(Colors))]
    private readonly string? Color;

    [Parameter]
    private readonly bool Flag;

    [Parameter]
    private readonly bool OnByDefault = true;

    [Parameter]
    private readonly Size Size;

    [Parameter]
    private readonly Stage Stage = Stage.Dev;

    [Parameter]
    private readonly string[] Tags = ["none"];

    [Parameter(Separator = ",")]
    private readonly string[] Parts = [];

    [Parameter(Name = "Renamed")]
    private readonly string? Original;

    [Parameter]
    private readonly AbsolutePath? Folder;

    [Parameter]
    private readonly TimeSpan? Pause;

    [Parameter]
    [Secret]
    private readonly string? DeployToken;

    private IEnumerable<string> Colors => ["red", "blue"];

    public static int Run() => Execute<ParameterBuild>(x => x.Show);

    public Target Show =>
        _ =>
            _.Description("Shows every parameter")
                .Executes(() =>
                {
                    Say($"Text={Text}");
                    Say($"Number={Number}");
                    Say($"Flag={Flag}");
                    Say($"OnByDefault={OnByDefault}");
                    Say($"Size={Size}");
                    Say($"Stage={Stage}");
                    Say($"Tags={string.Join('|', Tags)}");
                    Say($"Parts={string.Join('|', Parts)}");
                    Say($"Original={Original}");
                    Say($"Folder={Folder}");
                    Say($"Pause={Pause}");
                    Say($"DeployToken={DeployToken}");
                    Say($"Root={RootDirectory}");
                    Say($"Host={Host.GetType().Name}");
                    Say($"Server={IsServerBuild}");
                    Say($"Share={Share}");
                    Say($"Limit={Limit}");
                    Say($"Color={Color}");
                });
}
