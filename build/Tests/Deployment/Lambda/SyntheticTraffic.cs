using System.Text;
using Amazon.Lambda.Model;

namespace AiChef.Tests.Deployment.Lambda;

/// <summary>Calls the alias of a function again and again, by the clock of the test.</summary>
/// <param name="functions">The function.</param>
/// <param name="pause">The time between two calls.</param>
internal sealed class SyntheticTraffic(ReleaserFixture functions, TimeSpan pause)
{
    private readonly List<Call> _calls = [];

    /// <summary>What the function is asked for.</summary>
    internal string Wish { get; set; } = "cook";

    /// <summary>The calls so far, in order.</summary>
    internal IReadOnlyList<Call> Calls => _calls;

    /// <summary>The calls of a version that failed.</summary>
    internal List<Call> Failed => _calls.FindAll(static call => call.IsError);

    /// <summary>Chooses exactly one of ten calls for a share of 10 percent, five for one of 50, and so on.</summary>
    internal static Func<double> EvenRoutes()
    {
        var drawn = 0;
        return () => drawn++ * 7 % 10 / 10d;
    }

    /// <summary>Calls until it is cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using var input = new MemoryStream(Encoding.UTF8.GetBytes($"\"{Wish}\""));
            var answer = await functions.Cloud.Clients.Lambda.InvokeAsync(
                new InvokeRequest
                {
                    FunctionName = ReleaserFixture.Name,
                    Qualifier = "live",
                    PayloadStream = input,
                },
                CancellationToken.None
            );
            _calls.Add(
                new Call(functions.Cloud.Clock.GetTimestamp(), answer.ExecutedVersion, answer.FunctionError is not null)
            );
            await Task.Delay(pause, functions.Cloud.Clock, CancellationToken.None);
        }
    }

    /// <summary>A call.</summary>
    /// <param name="At">When it ended, by the clock's timestamp.</param>
    /// <param name="Version">The version that ran.</param>
    /// <param name="IsError">Whether it failed.</param>
    internal sealed record Call(long At, string Version, bool IsError);
}
