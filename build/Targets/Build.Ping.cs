using Nuke.Common;

internal sealed partial class Build
{
    [Parameter("A word.")]
    private readonly string? Unused;

    public Target Ping => _ => _
        .Description("Does nothing.")
        .Executes(() => { });
}
