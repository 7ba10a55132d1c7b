using AiChef.Targets.Running;
using AiChef.Targets.Testing;
using Nuke.Common;

partial class Build
{
    Target Format =>
        _ => _.Description("Lays out all C# files").Executes(() => Run.WorkAsync(new FormatRun("format").RunAsync));

    Target VerifyFormat =>
        _ =>
            _.Description("Tells which C# files are not laid out as Format does, and writes nothing")
                .Executes(() => Run.WorkAsync(new FormatRun("check").RunAsync));
}
