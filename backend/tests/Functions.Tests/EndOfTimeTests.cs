using AiChef.Functions.Api;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class EndOfTimeTests
{
    [Fact]
    public async Task A_call_whose_time_ends_is_answered_with_503()
    {
        using var end = new CancellationTokenSource();
        await end.CancelAsync();
        var answer = await ApiAnswer.OfAsync(() => throw new OperationCanceledException(end.Token), end.Token);
        (answer.StatusCode, answer.Headers["Retry-After"]).ShouldBe((503, "1"));
    }

    [Fact]
    public async Task What_ends_by_itself_stays_an_error_of_the_function() =>
        await Should.ThrowAsync<OperationCanceledException>(() =>
            ApiAnswer.OfAsync(() => throw new OperationCanceledException(), CancellationToken.None)
        );
}
