using System.ComponentModel;
using Nuke.Common;
using Nuke.Common.Tooling;

namespace AiChef.Tests.CommandLine;

internal enum SampleSize
{
    Small,
    Large,
}

[TypeConverter(typeof(TypeConverter<SampleStage>))]
internal sealed class SampleStage : Enumeration
{
    public static readonly SampleStage Dev = new() { Value = "development" };
    public static readonly SampleStage Prod = new() { Value = "production" };
}

[ParameterPrefix("Aws")]
internal interface IHasAccount : INukeBuild
{
    [Parameter]
    string? AccountId => TryGetValue(() => AccountId);
}

/// <summary>Only reflected on, never run.</summary>
internal sealed class SampleBuild : NukeBuild, IHasAccount
{
    [Parameter(ValueProviderMember = nameof(Environments))]
    public string? Environment { get; set; }

    [Parameter]
    public SampleSize? Size { get; set; }

    [Parameter]
    public SampleStage? Stage { get; set; }

    [Parameter]
    public int Count { get; set; }

    [Parameter]
    public bool Force { get; set; }

    [Parameter]
    public TimeSpan Pause { get; set; }

    [Parameter]
    public string[] Tags { get; set; } = [];

    [Parameter(Separator = ",")]
    public string[] Names { get; set; } = [];

    [Parameter(Separator = ",")]
    public int[] Numbers { get; set; } = [];

    [Parameter(Separator = "\n")]
    public string[] Pairs { get; set; } = [];

    [Parameter]
    [Secret]
    public string? Token { get; set; }

    [Parameter(Name = "Sizes")]
    public SampleSize[] Given { get; set; } = [];

    public Target Remove => _ => _.Before(Deploy);

    public static IEnumerable<string> Environments => ["dev", "production"];

    private Target Deploy => _ => _.DependsOn(Remove);
}
