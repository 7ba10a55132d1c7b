using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AiChef.Deployment.Discord;
using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Discord;

public sealed class DiscordNotifierTests : IDisposable
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    /// <summary>The pauses between two tries pass at once, the limit of thirty seconds does not.</summary>
    private readonly ImpatientClock _clock = new(longest: TimeSpan.FromSeconds(10));
    private readonly WebhookServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_success_is_this_very_message()
    {
        (await SendAsync(Notice("Step Functions"))).ShouldBeNull();
        _server
            .Messages.Single()
            .ShouldBe(
                """{"content":null,"tts":false,"embeds":[{"title":"✅ Step Functions Deployed","description":null,"url":"https://github.com/a/b/actions/runs/5","color":3066993,"type":"rich","timestamp":null,"fields":[{"name":"Resource","value":"dev-stepfunctions","inline":true},{"name":"Commit","value":"[0123456](https://github.com/a/b/commit/0123456789abcdef0123456789abcdef01234567)","inline":true},{"name":"Environment","value":"dev","inline":true},{"name":"Duration","value":"1 min 5 s","inline":true},{"name":"Changes","value":"3 to add","inline":true},{"name":"Run","value":"[log](https://github.com/a/b/actions/runs/5)","inline":true}]}],"allowed_mentions":{"parse":null,"roles":[],"users":[]},"flags":0}"""
            );
    }

    [Fact]
    public async Task A_failure_shows_its_cause_in_red()
    {
        (
            await SendAsync(
                Notice("Step Functions") with
                {
                    Succeeded = false,
                    Changes = null,
                    Cause = "the role exists already",
                }
            )
        ).ShouldBeNull();
        _server
            .Messages.Single()
            .ShouldBe(
                """{"content":null,"tts":false,"embeds":[{"title":"❌ Step Functions Deployment Failed","description":"the role exists already","url":"https://github.com/a/b/actions/runs/5","color":15158332,"type":"rich","timestamp":null,"fields":[{"name":"Resource","value":"dev-stepfunctions","inline":true},{"name":"Commit","value":"[0123456](https://github.com/a/b/commit/0123456789abcdef0123456789abcdef01234567)","inline":true},{"name":"Environment","value":"dev","inline":true},{"name":"Duration","value":"1 min 5 s","inline":true},{"name":"Run","value":"[log](https://github.com/a/b/actions/runs/5)","inline":true}]}],"allowed_mentions":{"parse":null,"roles":[],"users":[]},"flags":0}"""
            );
    }

    [Theory]
    [InlineData(10, "✅ Service 9 Deployed")]
    [InlineData(11, "… and 2 more")]
    public async Task Ten_services_have_an_embed_each_and_more_share_the_last(int services, string last)
    {
        (await SendAsync([.. Enumerable.Range(0, services).Select(i => Notice($"Service {i}"))])).ShouldBeNull();
        Embeds().Count.ShouldBe(10);
        Embeds()[^1].GetProperty("title").GetString().ShouldBe(last);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(40)]
    public async Task Oversize_texts_are_cut_to_the_limits(int services)
    {
        var huge = string.Concat(Enumerable.Repeat("🍲*", 5000));
        var notice = Notice(huge) with
        {
            Succeeded = false,
            Cause = huge,
            Next = huge,
            Resource = huge,
            Environment = huge,
            Changes = huge,
        };
        (await SendAsync([.. Enumerable.Repeat(notice, services)])).ShouldBeNull();
        Embeds().Sum(Length).ShouldBeLessThanOrEqualTo(6000);
        Embeds()[0].GetProperty("title").GetString()!.Length.ShouldBeLessThanOrEqualTo(256);
        Embeds()[0].GetProperty("description").GetString()!.ShouldEndWith("…\n```");
        _server.Messages.Single().ShouldNotContain("\uFFFD");
    }

    [Fact]
    public async Task A_rate_limit_is_waited_for()
    {
        _server.Answer(429, """{"message":"You are being rate limited.","retry_after":0.05,"global":false}""", "1");
        (await SendAsync(Notice("DynamoDB"))).ShouldBeNull();
        _server.Messages.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(429, "1")]
    [InlineData(429, null)]
    [InlineData(500, null)]
    public async Task After_three_tries_it_is_a_warning(int status, string? retryAfter)
    {
        for (var i = 0; i < 5; i++)
        {
            _server.Answer(status, """{"retry_after":0.01}""", retryAfter);
        }

        Check(await SendAsync(Notice("DynamoDB")));
        _server.Messages.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_dead_host_is_a_warning()
    {
        // Taken, so that no server of another test gets the port, and not listened at.
        using var dead = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        dead.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        Check(
                await new DiscordNotifier(
                    WebhookServer.WebhookAt($"http://127.0.0.1:{((IPEndPoint)dead.LocalEndPoint!).Port}/"),
                    _clock
                ).SendAsync([Notice("DynamoDB")], default)
            )
            .ShouldBe("Discord was not notified: it cannot be reached");
    }

    [Fact]
    public async Task The_third_try_may_succeed()
    {
        _server.Answer(500);
        _server.Answer(429, """{"retry_after":0.01}""");
        (await SendAsync(Notice("DynamoDB"))).ShouldBeNull();
        _server.Messages.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("https://example.com/hidden-token/4711")]
    [InlineData("hidden-token")]
    public async Task A_URL_that_is_no_webhook_is_a_warning(string url) =>
        Check(await new DiscordNotifier(url, TimeProvider.System).SendAsync([Notice("DynamoDB")], default))
            .ShouldBe("Discord was not notified: the webhook is not a valid webhook URL");

    [Theory]
    [InlineData("", "?wait=true")]
    [InlineData("/", "?wait=true")]
    [InlineData("?thread_id=42", "?wait=true&thread_id=42")]
    [InlineData("/?wait=false&thread_id=42", "?wait=true&thread_id=42")]
    public async Task The_message_goes_into_the_thread_that_the_URL_names(string end, string query)
    {
        var notifier = new DiscordNotifier($" '{_server.Webhook}{end}' ", _clock);

        (await notifier.SendAsync([Notice("DynamoDB")], default)).ShouldBeNull();

        _server.Queries.Single().ShouldBe(query);
    }

    [Fact]
    public async Task A_message_mentions_nobody_and_formats_nothing_that_comes_from_elsewhere()
    {
        var notice = Notice("Step Functions") with
        {
            Succeeded = false,
            Resource = "dev_step_functions",
            Cause = "@everyone [look](https://example.com) **now**",
            Next = "./build.sh DeployStepFunctions ``` @everyone",
        };

        (await SendAsync(notice)).ShouldBeNull();

        var embed = Embeds().Single();
        embed
            .GetProperty("description")
            .GetString()
            .ShouldBe(
                "\\@everyone \\[look\\](https://example.com) \\*\\*now\\*\\*\nNext:\n"
                    + "```\n./build.sh DeployStepFunctions `\u200B`\u200B` @everyone\n```"
            );
        embed.GetProperty("fields")[0].GetProperty("value").GetString().ShouldBe(@"dev\_step\_functions");
        _server.Message().GetProperty("allowed_mentions").GetProperty("users").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_missing_webhook_is_a_warning() =>
        Check(await new DiscordNotifier(null, TimeProvider.System).SendAsync([Notice("DynamoDB")], default))
            .ShouldBe("Discord was not notified: no webhook is given");

    [Fact]
    public async Task A_host_that_accepts_and_never_answers_is_given_up_after_thirty_seconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        // Made in a flow of its own, so that the client, which blocks its thread until it is answered, does not stop
        // time.
        using var clock = await Task.Run(() => new VirtualClock(isStrict: false));
        var started = clock.GetTimestamp();

        Check(
                await new DiscordNotifier(
                    WebhookServer.WebhookAt($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/"),
                    clock
                ).SendAsync([Notice("DynamoDB")], default)
            )
            .ShouldBe("Discord was not notified: no answer within 30 s");
        clock.GetElapsedTime(started).ShouldBe(TimeSpan.FromSeconds(30));
    }

    private static ServiceNotice Notice(string title) =>
        new()
        {
            Title = title,
            Succeeded = true,
            Resource = "dev-stepfunctions",
            Environment = "dev",
            Duration = TimeSpan.FromSeconds(65),
            Changes = "3 to add",
            Origin = new RunOrigin(
                Commit,
                new Uri($"https://github.com/a/b/commit/{Commit}"),
                new Uri("https://github.com/a/b/actions/runs/5")
            ),
        };

    private static string Check(string? warning)
    {
        warning.ShouldNotBeNull();
        foreach (var part in new[] { "discord.com", "4711", "hidden-token", "webhooks/", "127.0.0.1" })
        {
            warning.ShouldNotContain(part);
        }

        return warning;
    }

    private static int Length(JsonElement embed) =>
        (embed.GetProperty("title").GetString()?.Length ?? 0)
        + (embed.GetProperty("description").GetString()?.Length ?? 0)
        + embed
            .GetProperty("fields")
            .EnumerateArray()
            .Sum(f => f.GetProperty("name").GetString()!.Length + f.GetProperty("value").GetString()!.Length);

    private Task<string?> SendAsync(params ServiceNotice[] notices) =>
        new DiscordNotifier(_server.Webhook, _clock).SendAsync(notices, default);

    private List<JsonElement> Embeds() => [.. _server.Message().GetProperty("embeds").EnumerateArray()];
}
