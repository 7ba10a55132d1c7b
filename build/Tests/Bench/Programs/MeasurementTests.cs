using AiChef.Bench;
using AiChef.Bench.Measuring;
using AiChef.Bench.Programs;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Programs;

public sealed class MeasurementTests
{
    [Fact]
    public async Task A_command_that_fails_is_an_error_with_its_output_and_never_a_number()
    {
        var failure = await Should.ThrowAsync<BenchFailure>(() =>
            Measurement.OfAsync(Bash("echo no flour >&2; exit 3"), calls: null, CancellationToken.None)
        );

        failure.Message.ShouldBe("bash -c echo no flour >&2; exit 3 ended with 3:\nno flour\n");
        failure.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Calls_before_a_command_are_not_its_own()
    {
        var calls = new CallCounter();
        calls.Add(new ObservedRequest("sts", "GetCallerIdentity", IsThrottled: false));

        (await Measurement.OfAsync(Bash(":"), calls, CancellationToken.None)).Calls!.Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_command_has_made_up_credentials_and_no_profile()
    {
        const string Script = """
            [ "$AWS_ACCESS_KEY_ID$AWS_SECRET_ACCESS_KEY" = benchmarkbenchmark ]
            [ "$AWS_CONFIG_FILE$AWS_SHARED_CREDENTIALS_FILE" = /dev/null/dev/null ]
            """;

        await Measurement.OfAsync(Bash($"set -e\n{Script}"), calls: null, CancellationToken.None);
    }

    [Fact]
    public async Task A_cancellation_ends_what_was_started()
    {
        using var cancellation = new CancellationTokenSource();
        var folder = Directory.CreateTempSubdirectory("measured-").FullName;
        var file = Path.Combine(folder, "ids");
        try
        {
            var run = Measurement.OfAsync(
                Bash($"sleep 600 & echo $$ $! > {file}.new; mv {file}.new {file}; wait"),
                calls: null,
                cancellation.Token
            );
            await BoundedWait.UntilAsync(() => File.Exists(file), "the command to start");

            await cancellation.CancelAsync();

            await Should.ThrowAsync<OperationCanceledException>(run);
            await ProcessList.HaveEndedAsync((await File.ReadAllTextAsync(file)).Trim().Split(' '));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Command Bash(string script) => new("bash", ["-c", script], RepositoryRoot.Path);
}
