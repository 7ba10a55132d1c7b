using AiChef.LocalCloud.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire;

public sealed class RequestBodyTests
{
    private const int Limit = 100 * 1024 * 1024;

    [Theory]
    [InlineData(90_000_000L)]
    [InlineData(long.MaxValue)]
    [InlineData(null)]
    public async Task Bodies_that_fill_the_memory_are_taken_one_after_the_other_however_many_come(long? announced)
    {
        var (running, most, served, collected) = (0, 0, 0, 0);
        using var bodies = new RequestBody(TimeSpan.FromMinutes(1), () => collected++);

        await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(_ =>
                    bodies.WithinMemoryAsync(Request(announced), Limit, ServeAsync, CancellationToken.None).AsTask()
                )
        );

        (most, served, collected).ShouldBe((1, 60, 60));

        async ValueTask ServeAsync()
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            served++;
            Interlocked.Decrement(ref running);
        }
    }

    [Fact]
    public async Task A_request_that_fails_gives_its_memory_back()
    {
        using var bodies = new RequestBody(TimeSpan.FromMinutes(1), static () => { });
        await Should.ThrowAsync<IOException>(async () =>
            await bodies.WithinMemoryAsync(
                Request(Limit),
                Limit,
                static () => throw new IOException("the client is gone"),
                CancellationToken.None
            )
        );

        var served = false;
        await bodies.WithinMemoryAsync(
            Request(Limit),
            Limit,
            () =>
            {
                served = true;
                return ValueTask.CompletedTask;
            },
            CancellationToken.None
        );

        served.ShouldBeTrue();
    }

    private static HttpRequestFeature Request(long? announced)
    {
        var request = new HttpRequestFeature { Headers = new HeaderDictionary() };
        if (announced is { } length)
        {
            request.Headers.ContentLength = length;
        }
        else
        {
            request.Headers.TransferEncoding = "chunked";
        }

        return request;
    }
}
