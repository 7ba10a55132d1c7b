using System.Net;
using System.Net.Sockets;
using AiChef.Deployment;
using AiChef.Deployment.Aws;
using Amazon.CloudFormation;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>What is made of a call to which AWS gives no answer.</summary>
public sealed class AwsRetryFaultTests
{
    private static readonly AwsConnection Aws = new() { Region = "eu-west-1" };
    private static readonly AwsConnection Here = Aws with { Endpoint = new Uri("http://127.0.0.1:4567/path") };

    private int _calls;

    /// <summary>Faults of the network, and how often such a call is made.</summary>
    public static TheoryData<string, int> Faults { get; } =
        new()
        {
            { "reset", 4 },
            { "refused", 1 },
            { "unknown host", 1 },
            { "stream", 4 },
            { "time", 4 },
            { "answer", 4 },
            { "hidden", 4 },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_network_that_fails_is_tried_four_times_unless_nobody_listens(string fault, int expected)
    {
        var (failure, calls) = await RetriedCall.FailAsync(Aws, Fault(fault));

        failure.Kind.ShouldBe(FailureKind.Configuration);
        failure.Message.ShouldStartWith("cannot reach AWS in eu-west-1: ");
        calls.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_network_that_works_again_is_not_told_of(string fault, int calls)
    {
        var retry = new AwsRetry(Aws, new ImpatientClock());

        var answer = retry.RunAsync(
            _ => ++_calls < 4 ? throw Fault(fault) : Task.FromResult("answer"),
            CancellationToken.None
        );

        if (calls == 1)
        {
            await Should.ThrowAsync<DeploymentException>(answer);
        }
        else
        {
            (await answer).ShouldBe("answer");
        }
    }

    [Fact]
    public async Task The_innermost_cause_and_the_endpoint_are_named()
    {
        var (failure, _) = await RetriedCall.FailAsync(
            Here,
            new HttpRequestException(
                "outer",
                new IOException("middle", new SocketException((int)SocketError.NetworkDown))
            )
        );

        var cause = new SocketException((int)SocketError.NetworkDown).Message;
        failure.Message.ShouldBe($"cannot reach http://127.0.0.1:4567: {cause}");
    }

    [Fact]
    public async Task A_call_that_the_run_itself_has_cancelled_is_no_fault_of_the_network()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<TaskCanceledException>(
            new AwsRetry(Aws, new ImpatientClock()).RunAsync<int>(
                _ => throw new TaskCanceledException(),
                cancelled.Token
            )
        );
    }

    [Fact]
    public async Task A_mistake_of_our_own_is_neither_tried_again_nor_put_in_other_words()
    {
        await Should.ThrowAsync<InvalidOperationException>(
            new AwsRetry(Aws, new ImpatientClock()).RunAsync<int>(
                _ =>
                {
                    _calls++;
                    throw new InvalidOperationException("a mistake");
                },
                CancellationToken.None
            )
        );

        _calls.ShouldBe(1);
    }

    [Fact]
    public async Task A_proxy_is_named_with_the_status_of_its_answer()
    {
        var foreign = new AmazonCloudFormationException("") { StatusCode = HttpStatusCode.ProxyAuthenticationRequired };

        var (failure, calls) = await RetriedCall.FailAsync(Here, foreign);

        failure.Message.ShouldBe(
            "what answers at http://127.0.0.1:4567 (status 407) is not AWS; "
                + "check for a proxy or a network with a sign-in page"
        );
        failure.InnerException.ShouldBe(foreign);
        calls.ShouldBe(4);
    }

    [Fact]
    public async Task A_throttled_call_is_given_up_when_the_run_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(
            new AwsRetry(Aws, new ImpatientClock()).RunAsync<int>(
                async _ =>
                {
                    if (++_calls == 3)
                    {
                        await cancelled.CancelAsync();
                    }
                    throw new AmazonServiceException("no") { ErrorCode = "Throttling" };
                },
                cancelled.Token
            )
        );

        _calls.ShouldBe(3);
    }

    private static Exception Fault(string name) =>
        name switch
        {
            "reset" => new HttpRequestException("no", new SocketException((int)SocketError.ConnectionReset)),
            "refused" => new HttpRequestException("no", new SocketException((int)SocketError.ConnectionRefused)),
            "unknown host" => new HttpRequestException("no", new SocketException((int)SocketError.HostNotFound)),
            "stream" => new IOException("no"),
            "time" => new TimeoutException("no"),
            "answer" => new TaskCanceledException("no"),
            _ => new AmazonClientException("no", new HttpRequestException("no")),
        };
}
