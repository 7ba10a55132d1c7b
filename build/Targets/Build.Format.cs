using AiChef.Targets.Testing;
using Nuke.Common;

partial class Build
{
    Target Format =>
        _ => _.Description("Formats all C# files").Executes(() => Run.WorkAsync(new FormatRun("format").RunAsync));

    Target VerifyFormat =>
        _ =>
            _.Description("Reports the C# files that Format would change, and writes nothing")
                .Executes(() => Run.WorkAsync(new FormatRun("check").RunAsync));
}
