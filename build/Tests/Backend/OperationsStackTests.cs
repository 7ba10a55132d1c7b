using System.Text.RegularExpressions;
using AiChef.LocalCloud.Budgets;
using AiChef.Tests.LocalCloud;
using AiChef.Tests.LocalCloud.CloudFormation;
using AiChef.Tests.LocalCloud.CloudWatch;
using AiChef.Tests.LocalCloud.Sns;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Backend;

/// <summary>The operations stack on LocalCloud, beside the alarms of all other stacks.</summary>
public sealed partial class OperationsStackTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:000000000000:ai-chef-alerts";

    private static readonly string Template = File.ReadAllText(
        Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", "operations-alerts.yaml")
    );

    [Fact]
    public async Task Whoever_is_subscribed_is_told_that_AI_Chef_is_unwell()
    {
        await using var stacks = await StackFixture.StartAsync();
        using var receiver = new MessageReceiver();
        using var client = new RawClient(stacks.Host.Url);
        await PutAlarmsAsync(client);
        await stacks.PutParameterAsync("/ai-chef/dev/alert-webhook", "https://hooks.example.com/secret");

        await stacks.CreateAsync(
            "ai-chef-operations",
            Template,
            [
                .. Parameter(1, "Environment", "dev"),
                .. Parameter(2, "AlertEmail", "cook@example.com"),
                .. Parameter(3, "WebhookParameter", "/ai-chef/dev/alert-webhook"),
                .. Parameter(4, "MonthlyBudget", "50"),
            ]
        );
        (await stacks.StatusAsync("ai-chef-operations")).ShouldBe("CREATE_COMPLETE");
        await SubscribeAsync(client, receiver);
        await client.QueryAsync(
            "monitoring",
            "SetAlarmState",
            ("AlarmName", "ai-chef-recipe-errors"),
            ("StateValue", "ALARM"),
            ("StateReason", "drill")
        );
        var unwell = await receiver.NextAsync();
        stacks.Host.Cloud.Get<BudgetSpending>().Spend(Budget(stacks), amount: 41, forecast: 41);
        var costs = await receiver.NextAsync();

        unwell.Text("Subject").ShouldBe("ALARM: \"ai-chef-unwell\" in Europe (Ireland)");
        unwell.Text("Message").ShouldContain(":alarm:ai-chef-recipe-errors transitioned to ALARM at ");
        costs.Text("Message").ShouldContain("budget is greater than $40.00 for the current month");
        (await client.QueryAsync("sns", "ListSubscriptions"))
            .Descendants("Endpoint")
            .Select(static each => each.Value)
            .ShouldBe(
                ["cook@example.com", "https://hooks.example.com/secret", receiver.Url.AbsoluteUri],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task A_URL_in_place_of_the_name_of_its_parameter_is_refused_and_not_shown()
    {
        await using var stacks = await StackFixture.StartAsync();

        var refusal = await stacks.RefusedAsync(
            "CreateStack",
            [
                ("StackName", "ai-chef-operations"),
                ("TemplateBody", Template),
                .. Parameter(1, "Environment", "dev"),
                .. Parameter(2, "WebhookParameter", "https://hooks.example.com/secret"),
            ]
        );

        refusal.Message.ShouldContain("WebhookParameter");
        refusal.Message.ShouldNotContain("secret");
    }

    private static Budget Budget(StackFixture stacks) =>
        stacks.Host.Cloud.Get<BudgetsState>().All("000000000000").Single();

    private static async Task PutAlarmsAsync(RawClient client)
    {
        foreach (
            var name in AlarmNames().Matches(Template).Select(static match => match.Groups["name"].Value).Distinct()
        )
        {
            await client.QueryAsync(
                "monitoring",
                "PutMetricAlarm",
                CompositeAlarmTests.MetricAlarm(
                    name.Replace("${NamePrefix}", "ai-chef", StringComparison.Ordinal)
                        .Replace("${StepFunctionsErrorAlarm}", "AI-Chef-StepFunctions-Errors", StringComparison.Ordinal)
                )
            );
        }
        await client.QueryAsync("monitoring", "DeleteAlarms", ("AlarmNames.member.1", "ai-chef-alerts-failed"));
    }

    private static async Task SubscribeAsync(RawClient client, MessageReceiver receiver)
    {
        await client.QueryAsync(
            "sns",
            "Subscribe",
            ("TopicArn", Topic),
            ("Protocol", "http"),
            ("Endpoint", receiver.Url.AbsoluteUri)
        );
        var request = await receiver.NextAsync();
        await client.QueryAsync("sns", "ConfirmSubscription", ("TopicArn", Topic), ("Token", request.Text("Token")));
    }

    private static (string, string)[] Parameter(int number, string name, string value) =>
        [($"Parameters.member.{number}.ParameterKey", name), ($"Parameters.member.{number}.ParameterValue", value)];

    [GeneratedRegex("""ALARM\("(?<name>[^"]+)"\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex AlarmNames();
}
