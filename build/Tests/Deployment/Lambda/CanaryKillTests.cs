using AiChef.Deployment.Lambda;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Lambda.ReleaserFixture;

namespace AiChef.Tests.Deployment.Lambda;

/// <summary>
/// Runs that end at each of their requests, as by SIGKILL: nothing of them reaches AWS any more. A plain run follows.
/// </summary>
public sealed class CanaryKillTests : IAsyncLifetime
{
    private static readonly CanaryPolicy Widening = new([
        new CanaryStep(10, TimeSpan.FromSeconds(15)),
        new CanaryStep(50, TimeSpan.FromSeconds(15)),
    ]);

    private ReleaserFixture _functions = null!;

    public async Task InitializeAsync() => _functions = await StartAsync();

    public async Task DisposeAsync() => await _functions.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_a_canary_is_killed_a_plain_run_leaves_no_share_and_tells_of_it(bool isCanaryNext)
    {
        var left = new List<string>();
        for (var requests = 0; ; requests++)
        {
            var code = $"code {requests}";
            if (await RunsToItsEndAsync(code, requests))
            {
                break;
            }
            var share = _functions.Alias().Weights.Values.SingleOrDefault();
            left.Add(FormattableString.Invariant($"{share * 100:0}"));
            var told = _functions.Notes.Count;

            var shipped = await _functions.ReleaseAsync(code, canary: isCanaryNext ? Widening : null);

            _functions.Route().ShouldBe(shipped.Version, $"after {requests} requests");
            _functions
                .Notes.Skip(told)
                .Count(note => note.Contains($"a run that ended early left {left[^1]} % of the calls on version"))
                .ShouldBe(share > 0 ? 1 : 0, $"after {requests} requests");
        }

        // what was there before, four requests in each step (the move, the alarms, the alias, the calls), all calls
        left.GroupBy(share => share).Select(group => group.Key).ShouldBe(["0", "10", "50"]);
        left.Count(share => share == "10").ShouldBe(4);
        left.Count(share => share == "50").ShouldBe(4);
    }

    /// <summary>Lets a canary send so many requests; whether it needed no more.</summary>
    private async Task<bool> RunsToItsEndAsync(string code, int requests)
    {
        using var end = new CancellationTokenSource();
        _functions.Cloud.Requests.CutAfter(requests, end.Cancel);
        try
        {
            await _functions.ReleaseAsync(code, canary: Widening, cancellationToken: end.Token);
            return true;
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            _functions.Cloud.Requests.Mend();
        }
    }
}
