using AiChef.Tests;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace AiChef.Faults;

/// <summary>
/// Disturbs deployments at random, each time followed by a plain run: what is deployed is then what the sources say,
/// and nothing of the disturbed run is left. <c>FAULTS_ROUNDS</c> says how often, <c>FAULTS_SEED</c> repeats a course.
/// </summary>
public sealed class FaultTests(DeployedBackend backend, ITestOutputHelper output) : IClassFixture<DeployedBackend>
{
    /// <summary>One disturbed run in so many deploys all and tests it; the others end with the functions.</summary>
    private const int RunsOfAll = 24;

    private static readonly TimeSpan DurationOfTests = TimeSpan.FromSeconds(5);

    private readonly Random _random = new(Course.Seed);

    private RandomChanges Changes => new(backend.Checkout, _random);

    /// <summary>How long a run with such a change takes, as far as it was seen.</summary>
    private readonly Dictionary<bool, TimeSpan> _durations = new()
    {
        [true] = TimeSpan.FromSeconds(12),
        [false] = TimeSpan.FromSeconds(3),
    };

    [Fact]
    public Task Runs_that_are_killed_leave_nothing_behind() => DisturbAsync(["KILL"], [137]);

    [Fact]
    public Task Runs_that_are_interrupted_tidy_up() => DisturbAsync(["INT", "TERM"], [5]);

    [Fact]
    public async Task Several_runs_at_once_deploy_what_the_sources_say()
    {
        for (var round = 0; round < Math.Max(1, Course.Rounds / 5); round++)
        {
            Changes.ChangeCode();
            backend.Faults.LimitsRequests = true;
            var runs = Enumerable
                .Range(0, 5)
                .Select(_ => BuildRun.Start(backend.Checkout.Root, backend.Deploy()))
                .ToList();
            foreach (var run in runs)
            {
                (await run.EndAsync()).ShouldBeOneOf([0, 1], run.Output);
                run.Output.ShouldNotContain("Unhandled exception");
            }
            runs.ForEach(run => run.Dispose());
            await backend.DeployAsync();
            await backend.IsAsTheSourcesSayAsync();
        }
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0, 10)]
    public async Task Throttles_and_stale_reads_fail_no_run(double throttled, int stale)
    {
        (backend.Faults.ThrottledShare, backend.Faults.StaleReads) = (throttled, stale);
        try
        {
            Changes.ChangeCode();
            await backend.DeployAsync();
        }
        finally
        {
            backend.Faults.Clear();
        }
        await backend.IsAsTheSourcesSayAsync();
    }

    [Fact]
    public async Task A_proxy_that_lies_is_never_believed()
    {
        var ends = new SortedDictionary<int, int>();
        var spoiled = 0;
        for (var round = 0; round < Course.Rounds; round++)
        {
            using var proxy = new FaultyProxy(backend.Url, Trick, () => false).Start();
            Changes.ChangeOne();
            var before = WritesSoFar();
            backend.Faults.LimitsRequests = true;
            var (code, text) = await BuildRun.CompleteAsync(backend.Checkout.Root, backend.Deploy(url: proxy.Url));
            code.ShouldBeOneOf([0, 1, 2, 4], text);
            if (code == 2)
            {
                WritesSoFar().ShouldBe(before, text);
            }
            ends[code] = ends.GetValueOrDefault(code) + 1;
            spoiled += proxy.Spoiled;
            await backend.DeployAsync();
            await backend.IsAsTheSourcesSayAsync();
        }
        Tell("runs behind a lying proxy", $"{spoiled} answers spoiled; ends {Listed(ends)}");
    }

    [Fact]
    public async Task What_is_deployed_in_the_end_is_what_a_clean_checkout_makes()
    {
        Changes.ChangeCode();
        using (var run = BuildRun.Start(backend.Checkout.Root, backend.Deploy()))
        {
            await Task.Delay(_durations[true] * _random.NextDouble(), TimeProvider.System);
            await run.SignalAsync("KILL");
            await run.EndAsync();
        }
        await backend.DeployAsync();
        using var clean = await backend.Checkout.CleanAsync();

        backend.Faults.LimitsRequests = false;
        var (code, text) = await BuildRun.CompleteAsync(clean.Root, "Package");

        code.ShouldBe(0, text);
        foreach (var (function, hash) in await backend.Live.HashesAsync())
        {
            text.ShouldContain(Convert.ToHexStringLower(Convert.FromBase64String(hash)), Case.Sensitive, function);
        }
    }

    private async Task DisturbAsync(string[] signals, int[] ends)
    {
        var (disturbed, survivors) = (0, new List<string>());
        for (var round = 0; round < Course.Rounds; round++)
        {
            var isCode = Changes.ChangeOne();
            var canary = _random.Next(3) == 0 ? " --canary 30 --canary-minutes 1" : "";
            var signal = signals[_random.Next(signals.Length)];
            var isAll = _random.Next(RunsOfAll) == 0;
            var target = isAll ? "Deploy" : "DeployLambdas";
            var wait = (_durations[isCode] + (isAll ? DurationOfTests : TimeSpan.Zero)) * _random.NextDouble();
            var started = TimeProvider.System.GetTimestamp();
            backend.Faults.LimitsRequests = true;
            using var run = BuildRun.Start(backend.Checkout.Root, backend.Deploy(target, more: canary));
            await Task.Delay(wait, TimeProvider.System);
            disturbed += run.HasEnded ? 0 : 1;
            await run.SignalAsync(signal);
            var end = await run.EndAsync();
            // A shell or a runtime that is only just starting cannot listen yet, and has done nothing either.
            int[] unheard = string.IsNullOrWhiteSpace(run.Output) ? [130, 143] : [];
            end.ShouldBeOneOf([0, .. ends, .. unheard], $"{signal} after {wait}:\n{run.Output}");
            if (end == 0 && canary.Length == 0 && !isAll)
            {
                _durations[isCode] = TimeProvider.System.GetElapsedTime(started);
            }
            else if (end != 0)
            {
                // So that, in time, the whole run is reached also where it takes longer than was thought.
                _durations[isCode] *= 1.02;
            }
            survivors.AddRange(await run.SurvivorsAsync());
            survivors.ShouldBeEmpty($"{signal} after {wait}");
            await backend.DeployAsync();
            await backend.IsAsTheSourcesSayAsync();
        }
        Tell($"runs that got {string.Join(" or ", signals)}", $"{disturbed} of them while they ran");
    }

    /// <summary>One request in twenty is spoiled, in one of all the ways.</summary>
    private ProxyTrick Trick()
    {
        lock (_random)
        {
            return _random.Next(20) > 0 ? ProxyTrick.None : _random.GetItems(Enum.GetValues<ProxyTrick>()[1..], 1)[0];
        }
    }

    private int WritesSoFar()
    {
        lock (backend.Operations)
        {
            return backend.Operations.Count(operation =>
                operation is not "GetCallerIdentity"
                && !operation.StartsWith("Describe", StringComparison.Ordinal)
                && !operation.StartsWith("Get", StringComparison.Ordinal)
                && !operation.StartsWith("List", StringComparison.Ordinal)
            );
        }
    }

    private void Tell(string what, string figures) =>
        output.WriteLine($"{Course.Rounds} {what}: {figures} (seed {Course.Seed})");

    private static string Listed(SortedDictionary<int, int> ends) =>
        string.Join(", ", ends.Select(end => $"{end.Value} times {end.Key}"));
}
