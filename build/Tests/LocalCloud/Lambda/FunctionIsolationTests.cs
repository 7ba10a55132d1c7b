using System.Diagnostics;
using System.Globalization;
using AiChef.LocalCloud.Lambda;
using AiChef.Tests.LocalCloud.Wire;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Lambda;

/// <summary>
/// A function's process sees what Lambda gives it, not what the developer's shell holds, and does not outlive its host.
/// </summary>
public sealed class FunctionIsolationTests
{
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, and what processes of this machine need
    // to start
    private static readonly string[] Known =
    [
        "AWS_ACCESS_KEY_ID",
        "AWS_DEFAULT_REGION",
        "AWS_ENDPOINT_URL",
        "AWS_EXECUTION_ENV",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
        "AWS_LAMBDA_FUNCTION_NAME",
        "AWS_LAMBDA_FUNCTION_VERSION",
        "AWS_LAMBDA_INITIALIZATION_TYPE",
        "AWS_LAMBDA_LOG_FORMAT",
        "AWS_LAMBDA_LOG_GROUP_NAME",
        "AWS_LAMBDA_LOG_STREAM_NAME",
        "AWS_LAMBDA_RUNTIME_API",
        "AWS_REGION",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "DOTNET_NOLOGO",
        "DOTNET_ROOT",
        "LAMBDA_RUNTIME_DIR",
        "LAMBDA_TASK_ROOT",
        "LANG",
        "PATH",
        "SystemRoot",
        "TEMP",
        "TMP",
        "TMPDIR",
        "TZ",
        "_HANDLER",
        // set by the shell that becomes the function
        "OLDPWD",
        "PWD",
        "SHLVL",
        "_",
    ];

    [Fact]
    public async Task A_function_sees_no_variable_of_the_developer()
    {
        const string Key = "NUKE_DISCORD_WEBHOOK_URL";
        var before = Environment.GetEnvironmentVariable(Key);
        Environment.SetEnvironmentVariable(Key, "https://example.invalid/secret");
        try
        {
            await using var lambda = await LambdaFixture.StartAsync();
            await lambda.MakeAsync("soup", "{'Environment':{'Variables':{'DISH':'soup'}}}");

            (await lambda.InvokeAsync("soup", "variables"))
                .Text.Trim('"')
                .Split(' ')
                .ShouldBeSubsetOf([.. Known, "DISH"]);
            (await lambda.InvokeAsync("soup", "variable AWS_SECRET_ACCESS_KEY")).Text.ShouldBe("\"local\"");
        }
        finally
        {
            Environment.SetEnvironmentVariable(Key, before);
        }
    }

    [Fact]
    public async Task A_process_ends_when_the_pipe_to_its_host_closes_without_a_word()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = HostWatch.Start(Sleep());

        // what the system does when the host is killed
        process.StandardInput.Close();

        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(128 + 9);
    }

    [Fact]
    public async Task A_process_that_has_exited_is_not_watched_any_more()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = HostWatch.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "exit 7"]) { RedirectStandardInput = true, UseShellExecute = false }
        );
        await process.WaitForExitAsync();

        HostWatch.End(process);

        process.ExitCode.ShouldBe(7);
        Should.Throw<ObjectDisposedException>(() => process.StandardInput.WriteLine());
    }

    [Fact]
    public async Task No_function_runs_after_its_host_was_disposed_of()
    {
        var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup");
        var id = int.Parse((await lambda.InvokeAsync("soup", "pid")).Text.Trim('"'), CultureInfo.InvariantCulture);
        using var process = Process.GetProcessById(id);

        await lambda.DisposeAsync();

        await process.WaitForExitAsync();
        process.HasExited.ShouldBeTrue();
    }

    [Fact]
    public async Task A_page_cannot_take_a_call_from_a_runtime()
    {
        await using var api = await RuntimeApiServer.StartAsync(TimeSpan.FromSeconds(3), CancellationToken.None);
        api.Give(new Invocation("id", "arn", "{}"u8.ToArray()));
        var url = new Uri($"http://{api.Authority}");

        foreach (
            var header in new[] { "Origin: http://evil.example", "Sec-Fetch-Site: cross-site", "Host: evil.example" }
        )
        {
            (await RawRequest.SendAsync(url, "GET /2018-06-01/runtime/invocation/next", [header])).Status.ShouldBe(403);
        }

        (await RawRequest.SendAsync(url, "GET /2018-06-01/runtime/invocation/next", [])).Text.ShouldContain(
            "Lambda-Runtime-Aws-Request-Id: id"
        );
    }

    private static ProcessStartInfo Sleep() =>
        new("/bin/sh", ["-c", "sleep 600"]) { RedirectStandardInput = true, UseShellExecute = false };
}
