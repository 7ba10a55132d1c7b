using Nuke.Common;
using Serilog;

namespace AiChef.Tests.NukeFixture;

internal sealed class FailingBuild : FixtureBuild
{
    public static int Run() => Execute<FailingBuild>();

    public Target Fine =>
        _ =>
            _.Executes(() =>
            {
                Log.Warning("watch out");
                ReportSummary(x =>
                {
                    x.Add("Files", "3");
                    return x;
                });
            });

    public Target Twice =>
        _ =>
            _.Executes(() =>
            {
                ReportSummary(_ => new Dictionary<string, string> { ["First"] = "1" });
                ReportSummary(_ => new Dictionary<string, string> { ["Second"] = "2" });
            });

    public Target Group => _ => _.Executes(() => throw new AggregateException(new InvalidOperationException("inner")));

    public Target Flaky =>
        _ => _.ProceedAfterFailure().Executes(() => throw new InvalidOperationException("flaky failed\nwith details"));

    public Target AfterFlaky => _ => _.DependsOn(Flaky).Executes(() => Say("AfterFlaky"));

    public Target Boom => _ => _.Executes(() => throw new InvalidOperationException("boom!"));

    public Target AfterBoom => _ => _.DependsOn(Boom).Triggers(Cleanup).Executes(() => Say("AfterBoom"));

    public Target Cleanup => _ => _.After(AfterBoom).AssuredAfterFailure().Executes(() => Say("Cleanup"));

    public Target Coded => _ => _.Executes(() => ExitCode = 7);

    public Target CodedFailure =>
        _ =>
            _.Executes(() =>
            {
                ExitCode = 7;
                throw new InvalidOperationException("coded");
            });

    public Target Wait =>
        _ =>
            _.Triggers(Cleanup)
                .Executes(() =>
                {
                    Say("waiting");
                    // A test whose signal does not arrive fails, and does not hang.
                    new ManualResetEventSlim().Wait(TimeSpan.FromMinutes(1));
                });

    public Target Collective => _ => _.DependsOn(Fine);
}
